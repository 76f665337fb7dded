#include "plan/dashboards/descriptions.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "plan/words/alert_names.h"
#include "template/print.h"

namespace obsgen::plan {

using model::DefaultSignal;

namespace {

void add(std::vector<std::string>& parts, std::string part) {
  if (!part.empty() && std::ranges::find(parts, part) == parts.end())
    parts.push_back(std::move(part));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string with_full_stop(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
    text.pop_back();
  const bool ended =
      text.empty() || text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
  return ended ? text : text + ".";
}

const model::Metric* metric_of(const model::Catalog& catalog, const model::SignalUse& use) {
  const auto name = model::parse_default_signal(use.signal);
  return name ? model::find_metric(catalog, name->metric) : nullptr;
}

std::string help_of(const model::Catalog& catalog, const model::SignalUse& use) {
  if (const auto* signal = model::find_signal(catalog, use.signal)) {
    if (!signal->help.empty()) return with_full_stop(signal->help);
    const auto* histogram = std::get_if<model::HistogramDefinition>(&signal->definition);
    const auto* of = histogram ? model::find_metric(catalog, histogram->metric) : nullptr;
    return of == nullptr ? std::string{} : with_full_stop(of->help);
  }
  const auto* metric = metric_of(catalog, use);
  return metric == nullptr ? std::string{} : with_full_stop(metric->help);
}

std::string computation(const model::Metric& metric, DefaultSignal kind) {
  switch (kind) {
    case DefaultSignal::Rate:
      return metric.replicas == model::Replicas::Own ? "Per second, all replicas together."
                                                     : "Per second.";
    case DefaultSignal::Count:
      return "Each object is counted once, however many replicas report it.";
    case DefaultSignal::Age:
      return "Shown as the time since then.";
    case DefaultSignal::Mean:
      return "The mean over the time between two points.";
    case DefaultSignal::P50:
    case DefaultSignal::P95:
    case DefaultSignal::P99:
      return "Quantiles are estimated from the histogram's buckets, all replicas together.";
    case DefaultSignal::Buckets:
      return "The more fall into a bucket, the stronger its colour.";
    case DefaultSignal::Quantiles:
      return "Quantiles as the operator computes them; of several replicas the largest.";
    case DefaultSignal::Value:
    case DefaultSignal::Objects:
    case DefaultSignal::State:
      return {};
  }
  return {};
}

std::string computation_of(const model::Catalog& catalog, const model::SignalUse& use) {
  const auto name = model::parse_default_signal(use.signal);
  const auto* metric = metric_of(catalog, use);
  return metric == nullptr ? std::string{} : computation(*metric, name->kind);
}

std::string condition(const model::Threshold& threshold) {
  switch (threshold.comparison) {
    case model::Comparison::Above:
      return fmt::format(" above {}", threshold.value);
    case model::Comparison::Below:
      return fmt::format(" below {}", threshold.value);
    case model::Comparison::Equals:
      return fmt::format(" at {}", threshold.value);
  }
  return {};
}

std::string alert_text(const model::Catalog& catalog, const model::Alert& alert) {
  auto text =
      fmt::format("Alert {} ({}{}", full_name(catalog.who, alert), model::to_string(alert.severity),
                  alert.threshold ? condition(*alert.threshold) : "");
  if (alert.hold) text += fmt::format(" for {}", model::to_string(*alert.hold));
  text += ")";
  const auto summary = templates::plain_text(alert.summary);
  const bool plain = summary && !summary->empty();
  return plain ? fmt::format("{}: {}", text, with_full_stop(*summary)) : text + ".";
}

std::string waits_for(const model::Catalog& catalog, const model::Metric& metric) {
  if (!metric.presence_note.empty()) return with_full_stop("Has data only " + metric.presence_note);
  const auto waits = [&](model::Presence presence) {
    return std::ranges::find(metric.presence, presence) != metric.presence.end();
  };
  if (waits(model::Presence::Feature)) return "No data where the feature is switched off.";
  if (waits(model::Presence::Event)) return "No data until it has happened once.";
  const auto* object = metric.object ? model::find_object(catalog, *metric.object) : nullptr;
  if (waits(model::Presence::Object) && object != nullptr) {
    return fmt::format("No data until there is a {}.",
                       object->title.empty() ? object->name : object->title);
  }
  return waits(model::Presence::Leader) ? "Only the leader has data." : std::string{};
}

}  // namespace

std::string presence_of(const model::Catalog& catalog, const std::vector<std::string>& metrics) {
  std::vector<std::string> notes;
  std::vector<std::string> others;
  for (const auto& name : metrics) {
    const auto* metric = model::find_metric(catalog, name);
    if (metric == nullptr) continue;
    add(metric->presence_note.empty() ? others : notes, waits_for(catalog, *metric));
  }
  const auto& parts = notes.empty() ? others : notes;  // a note says more than a rule of thumb
  return parts.size() > 2 ? std::string{} : joined(parts, " ");
}

std::string description_of(const PanelScope& scope, const std::vector<model::SignalUse>& uses,
                           const std::vector<std::string>& metrics, const std::string& given) {
  const auto& catalog = scope.catalog;
  std::vector<std::string> what;
  std::vector<std::string> how;
  std::vector<std::string> alerts;
  for (const auto& use : uses) {
    add(what, help_of(catalog, use));
    add(how, computation_of(catalog, use));
    for (const auto* alert : scope.uses.alerts_on(use.signal))
      add(alerts, alert_text(catalog, *alert));
  }
  std::vector<std::string> parts;
  add(parts, given.empty() ? joined(what, " ") : with_full_stop(given));
  if (given.empty()) add(parts, joined(how, " "));
  for (auto& alert : alerts)
    add(parts, std::move(alert));
  add(parts, presence_of(catalog, metrics));
  return joined(parts, "\n\n");
}

}  // namespace obsgen::plan
