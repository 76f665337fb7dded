#include <algorithm>

#include <fmt/format.h>

#include "catalog/link/references.h"
#include "catalog/read/fields.h"
#include "model/default_signal.h"
#include "model/scrape.h"

namespace obsgen::catalog {

namespace {

std::vector<std::string_view> kinds_of(const model::Metric& metric) {
  std::vector<std::string_view> kinds;
  for (const model::DefaultSignal kind : default_signals(metric))
    kinds.push_back(to_string(kind));
  return kinds;
}

constexpr auto& kTargets = model::kTargetLabels;

/// `'x:rate', 'x:mean'`
std::string default_names(const model::Metric& metric) {
  std::vector<std::string> names;
  for (const std::string_view kind : kinds_of(metric))
    names.push_back(metric.name + ":" + std::string{kind});
  const std::vector<std::string_view> views{names.begin(), names.end()};
  return quoted_list(views, ", ");
}

}  // namespace

const model::Metric* Lookup::metric(const std::string& name, Place place) const {
  const model::Metric* found = index_.metric(name);
  if (found != nullptr || index_.may_have_metric(name)) return found;
  diagnostics_.push_back({.code = "catalog/unknown-metric",
                          .place = place,
                          .message = fmt::format("there is no metric '{}'", name),
                          .help = did_you_mean(name, index_.metric_names(), diagnostics_)});
  return nullptr;
}

const model::Metric* Lookup::signal(const std::string& name, Place place) const {
  const auto colon = name.find(':');
  if (colon == std::string::npos) {
    declared_signal(name, place);
    return nullptr;
  }
  const model::Metric* found = metric(name.substr(0, colon), place);
  if (found == nullptr || index_.may_have_metric(found->name)) return nullptr;
  const auto kinds = kinds_of(*found);
  const auto kind = name.substr(colon + 1);
  if (std::ranges::find(kinds, kind) != kinds.end()) return found;
  diagnostics_.push_back(
      {.code = "catalog/unknown-signal",
       .place = place,
       .message = fmt::format("the metric '{}' has no signal '{}'", found->name, kind),
       .help = fmt::format("it has {}", default_names(*found))});
  return nullptr;
}

void Lookup::declared_signal(const std::string& name, Place place) const {
  if (index_.has_signal(name) || index_.may_have_signal(name) || index_.may_have_metric(name))
    return;
  const model::Metric* same = index_.metric(name);
  diagnostics_.push_back(
      {.code = "catalog/unknown-signal",
       .place = place,
       .message = same == nullptr ? fmt::format("there is no signal '{}'", name)
                                  : fmt::format("'{}' is a metric, not a signal", name),
       .help = same == nullptr ? did_you_mean(name, index_.signal_names(), diagnostics_)
                               : fmt::format("its signals are {}", default_names(*same))});
}

void Lookup::use(const model::SignalUse& use) const {
  const model::Metric* metric = signal(use.signal, use.place);
  if (!use.by) return;
  if (metric != nullptr) return labels_of(*metric, *use.by);
  if (!index_.has_signal(use.signal)) return;
  diagnostics_.push_back(
      {.code = "catalog/misplaced-key",
       .place = use.by->empty() ? use.place : use.by->front().place,
       .message =
           fmt::format("'by' does nothing: '{}' says itself what it is grouped by", use.signal),
       .help = "'by' is for the default signals of metrics"});
}

void Lookup::labels_of(const model::Metric& metric,
                       const std::vector<model::LabelRef>& labels) const {
  if (index_.may_have_metric(metric.name)) return;
  for (const model::LabelRef& ref : labels) {
    const bool target = !metric.external && model::is_target_label(ref.name);
    if (target || find_label(metric, ref.name) != nullptr) continue;
    std::vector<std::string_view> names;
    for (const model::Label& label : metric.labels)
      names.push_back(label.name);
    if (!metric.external) names.insert(names.end(), kTargets.begin(), kTargets.end());
    diagnostics_.push_back(
        {.code = "catalog/unknown-label",
         .place = ref.place,
         .message = fmt::format("the metric '{}' has no label '{}'", metric.name, ref.name),
         .help = did_you_mean(ref.name, names, diagnostics_)});
  }
}

void Lookup::any_label(const model::LabelRef& label) const {
  if (index_.has_label(label.name) || model::is_target_label(label.name) || index_.may_have_label())
    return;
  auto names = index_.label_names();
  names.insert(names.end(), kTargets.begin(), kTargets.end());
  diagnostics_.push_back({.code = "catalog/unknown-label",
                          .place = label.place,
                          .message = fmt::format("no metric has the label '{}'", label.name),
                          .help = did_you_mean(label.name, names, diagnostics_)});
}

}  // namespace obsgen::catalog
