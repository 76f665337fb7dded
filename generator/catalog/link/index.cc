#include "catalog/link/index.h"

#include "catalog/read/row.h"
#include "model/made_labels.h"

namespace obsgen::catalog {

Index::Index(const model::Catalog& catalog, const Spoiled& spoiled, Extent extent)
    : spoiled_(&spoiled), extent_(extent) {
  for (const model::Metric& metric : catalog.metrics) {
    metrics_.emplace(metric.name, &metric);
    for (const model::Label& label : metric.labels)
      labels_.insert(label.name);
  }
  for (const model::Signal& signal : catalog.signals) {
    signals_.insert(signal.name);
    const auto* written = std::get_if<model::ExprDefinition>(&signal.definition);
    if (written == nullptr) continue;
    for (const auto label : model::made_labels(written->expr))
      labels_.insert(label);
  }
  for (const model::Alert& alert : catalog.alerts)
    alerts_.insert(alert.name);
  for (const model::NamedRow& row : catalog.rows)
    rows_.insert(qualified_row(row.library, row.name));
}

const model::Metric* Index::metric(std::string_view name) const {
  const auto it = metrics_.find(name);
  return it == metrics_.end() ? nullptr : it->second;
}

bool Index::may_have_metric(std::string_view name) const {
  return extent_ == Extent::Partial || spoiled_->metrics.contains(name);
}

bool Index::may_have_signal(std::string_view name) const {
  return extent_ == Extent::Partial || spoiled_->signals.contains(name);
}

bool Index::may_have_alert(std::string_view name) const {
  return extent_ == Extent::Partial || spoiled_->alerts.contains(name);
}

bool Index::may_have_row(std::string_view qualified) const {
  return extent_ == Extent::Partial || spoiled_->rows.contains(qualified);
}

std::vector<std::string_view> Index::metric_names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, metric] : metrics_)
    names.push_back(name);
  return names;
}

std::vector<std::string_view> Index::signal_names() const {
  return {signals_.begin(), signals_.end()};
}

std::vector<std::string_view> Index::alert_names() const {
  return {alerts_.begin(), alerts_.end()};
}

std::vector<std::string_view> Index::row_names() const { return {rows_.begin(), rows_.end()}; }

std::vector<std::string_view> Index::label_names() const {
  return {labels_.begin(), labels_.end()};
}

}  // namespace obsgen::catalog
