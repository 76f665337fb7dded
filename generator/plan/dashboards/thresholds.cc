#include "plan/dashboards/thresholds.h"

#include <algorithm>
#include <compare>
#include <set>

#include <fmt/format.h>

#include "plan/words/alert_names.h"
#include "plan/words/tones.h"

namespace obsgen::plan {

using model::Comparison;
using model::Tone;

namespace {

/// A place on the line of numbers, just below or just above a value.
struct Bound {
  double at = 0;
  model::Edge edge = model::Edge::From;

  auto operator<=>(const Bound&) const = default;
};

/// Between two neighbouring bounds; absent ones are infinite.
struct Interval {
  std::optional<Bound> from{}, to{};
};

bool covers(const model::Threshold& threshold, const Interval& interval) {
  switch (threshold.comparison) {
    case Comparison::Above:
      return interval.from && *interval.from >= Bound{threshold.value, model::Edge::Above};
    case Comparison::Below:
      return interval.to && *interval.to <= Bound{threshold.value, model::Edge::From};
    case Comparison::Equals:
      return false;
  }
  return false;
}

Tone tone_in(const std::vector<const model::Alert*>& alerts, const Interval& interval) {
  Tone tone = Tone::Good;
  for (const auto* alert : alerts) {
    if (alert->threshold && covers(*alert->threshold, interval))
      tone = worse(tone, tone_of(alert->severity));
  }
  return tone;
}

}  // namespace

Thresholds thresholds_of(const std::vector<const model::Alert*>& alerts) {
  Thresholds out;
  std::set<Bound> bounds;
  for (const auto* alert : alerts) {
    if (!alert->threshold) continue;
    const auto& threshold = *alert->threshold;
    if (threshold.comparison != Comparison::Equals) {
      const bool above = threshold.comparison == Comparison::Above;
      bounds.insert({threshold.value, above ? model::Edge::Above : model::Edge::From});
      continue;
    }
    const auto text = fmt::format("{}", threshold.value);
    out.mappings.push_back({text, text, model::Colour{tone_of(alert->severity)}});
  }
  if (!out.mappings.empty()) out.base = Tone::Good;
  if (bounds.empty()) return out;
  out.base = tone_in(alerts, {.to = *bounds.begin()});
  for (auto it = bounds.begin(); it != bounds.end(); ++it) {
    const auto next = std::next(it);
    const auto to = next == bounds.end() ? std::nullopt : std::optional{*next};
    out.steps.push_back({it->at, it->edge, tone_in(alerts, {*it, to})});
  }
  return out;
}

}  // namespace obsgen::plan
