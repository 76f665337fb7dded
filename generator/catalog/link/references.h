#pragma once

#include <string>
#include <vector>

#include "catalog/link/index.h"
#include "model/catalog.h"

namespace obsgen::catalog {

/// Reports every reference of the catalog that leads nowhere: signals, metrics, labels and rows.
/// What refers to something that is wrong itself is not reported.
void check_references(const model::Catalog& catalog, const Index& index, Diagnostics& diagnostics);

/// Looks single references up, and reports those that lead nowhere.
class Lookup {
 public:
  Lookup(const Index& index, Diagnostics& diagnostics) : index_(index), diagnostics_(diagnostics) {}

  const Index& index() const { return index_; }

  Diagnostics& diagnostics() const { return diagnostics_; }

  /// The metric, or null.
  const model::Metric* metric(const std::string& name, Place place) const;

  /// A declared signal, or a default one: then its metric, else null.
  const model::Metric* signal(const std::string& name, Place place) const;

  /// A signal and the labels that it is regrouped by.
  void use(const model::SignalUse& use) const;

  /// Labels that series of `metric` have.
  void labels_of(const model::Metric& metric, const std::vector<model::LabelRef>& labels) const;

  /// A label of any metric or target.
  void any_label(const model::LabelRef& label) const;

 private:
  void default_signal(const std::string& name, Place place) const;
  void declared_signal(const std::string& name, Place place) const;

  const Index& index_;
  Diagnostics& diagnostics_;
};

/// Reports variables of a dashboard that are labels of nothing.
void check_variables(const model::DashboardSpec& dashboard, const Lookup& lookup);

}  // namespace obsgen::catalog
