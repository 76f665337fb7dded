#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/read/part.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// What the references of a catalog can lead to. The catalog and what is spoiled must outlive it.
class Index {
 public:
  Index(const model::Catalog& catalog, const Spoiled& spoiled, Extent extent);

  const model::Metric* metric(std::string_view name) const;

  bool has_signal(std::string_view name) const { return signals_.contains(name); }

  bool has_alert(std::string_view name) const { return alerts_.contains(name); }

  bool has_row(std::string_view qualified) const { return rows_.contains(qualified); }

  /// A label of any metric, or one that the expression of a signal makes.
  bool has_label(std::string_view name) const { return labels_.contains(name); }

  /// Whether an entry of that name may exist although it cannot be looked up: it is declared, but
  /// wrong, or a file is missing.
  bool may_have_metric(std::string_view name) const;
  bool may_have_signal(std::string_view name) const;
  bool may_have_alert(std::string_view name) const;
  bool may_have_row(std::string_view qualified) const;

  bool may_have_label() const { return extent_ == Extent::Partial || !spoiled_->metrics.empty(); }

  std::vector<std::string_view> metric_names() const;
  std::vector<std::string_view> signal_names() const;
  std::vector<std::string_view> alert_names() const;
  std::vector<std::string_view> row_names() const;
  std::vector<std::string_view> label_names() const;

 private:
  std::map<std::string_view, const model::Metric*> metrics_{};
  std::set<std::string_view> signals_{};
  std::set<std::string_view> alerts_{};
  NameSet rows_{};
  std::set<std::string_view> labels_{};
  const Spoiled* spoiled_;
  Extent extent_;
};

}  // namespace obsgen::catalog
