#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/overloaded.h"
#include "plan/dashboards/descriptions.h"
#include "plan/dashboards/panel_parts.h"
#include "plan/dashboards/state_codes.h"
#include "plan/words/legend.h"

/// State timelines: one line an object, its state in words and colours.
namespace obsgen::plan {

namespace {

constexpr std::uint32_t kMostLines = 30;
constexpr std::uint32_t kFlatHeight = 5;

/// What a line shows: its query, and the words for its values.
struct Lines {
  Query query;
  std::vector<model::ValueMapping> mappings{};
  std::optional<std::uint32_t> top{};
};

bool are_many(const model::Catalog& catalog, const model::Metric& metric) {
  const auto* object = metric.object ? model::find_object(catalog, *metric.object) : nullptr;
  return object != nullptr && object->expect.value_or(0) > kMostLines;
}

std::optional<Lines> coded_lines(const PanelScope& scope, const ShownSignal& shown,
                                 Diagnostics& diagnostics) {
  const auto* metric = default_metric(scope.catalog, shown.use);
  if (metric == nullptr || coded_label(*metric) == nullptr) return std::nullopt;
  const bool many = are_many(scope.catalog, *metric);
  const CodeRequest request{.metric = *metric,
                            .by = shown.use.by.value_or(object_labels(*metric, Identity::Without)),
                            .states = many ? States::Alarming : States::All};
  auto query = plan_codes(scope, request, diagnostics);
  if (!query) return std::nullopt;
  return Lines{*std::move(query), code_mappings(*coded_label(*metric)),
               many ? std::optional{kMostLines} : std::nullopt};
}

/// A number that is 0 or 1: a bool, or a state whose names the catalog does not know.
bool is_yes_or_no(const model::Metric& metric) {
  return std::visit(Overloaded{[](const model::BoolValue&) { return true; },
                               [](const model::OneHotValue&) { return true; },
                               [](const model::StateValue&) { return true; },
                               [](const model::FreeValue&) { return false; },
                               [](const model::InfoValue&) { return false; },
                               [](const model::RatioValue&) { return false; },
                               [](const model::TimestampValue&) { return false; }},
                    metric.value);
}

Lines lines_of(const PanelScope& scope, const ShownSignal& shown, Diagnostics& diagnostics) {
  if (auto coded = coded_lines(scope, shown, diagnostics)) return *std::move(coded);
  const auto* metric = default_metric(scope.catalog, shown.use);
  Lines lines{shown.query};
  lines.mappings = named_values(scope.catalog, shown.use);
  if (metric != nullptr && is_yes_or_no(*metric)) lines.mappings = yes_no();
  return lines;
}

/// One value says one thing in the whole panel.
bool agree(const std::vector<model::PanelQuery>& queries) {
  std::map<std::string_view, const model::ValueMapping*> said;
  for (const auto& query : queries) {
    for (const auto& mapping : query.mappings) {
      const auto [first, fresh] = said.try_emplace(mapping.value, &mapping);
      if (!fresh && *first->second != mapping) return false;
    }
  }
  return true;
}

/// Makes the words of the queries those of the panel, unless they contradict each other.
void share_mappings(model::Panel& panel) {
  if (!agree(panel.queries)) return;
  for (auto& query : panel.queries) {
    for (auto& mapping : std::exchange(query.mappings, {})) {
      if (std::ranges::find(panel.mappings, mapping) == panel.mappings.end())
        panel.mappings.push_back(std::move(mapping));
    }
  }
}

bool is_flat(const PanelScope& scope, const ShownSignal& shown) {
  const auto* metric = default_metric(scope.catalog, shown.use);
  return metric != nullptr && !metric->object;
}

}  // namespace

std::optional<PlannedPanel> plan_timeline(const PanelScope& scope, const model::PanelSpec& spec,
                                          Diagnostics& diagnostics) {
  const auto shown = plan_signals(scope, spec, diagnostics);
  if (shown.empty()) return std::nullopt;
  auto planned = framed(scope, spec, shown);
  auto& panel = planned.panel;
  auto numbers = numbers_of(scope, spec, shown);
  panel.unit = numbers.unit;
  panel.decimals = numbers.decimals;
  panel.thresholds = std::move(numbers.thresholds.steps);
  panel.base = numbers.thresholds.base;
  for (const auto& signal : shown) {
    auto lines = lines_of(scope, signal, diagnostics);
    const auto labels = telling_labels(scope.catalog, lines.query);
    auto legend = legend_of(scope.catalog, signal.use, lines.query, signal.name);
    panel.queries.push_back(
        {.expr = largest(spec.look.top ? spec.look.top : lines.top,
                         name_absent(labels, lines.query.expr)),
         .legend = legend.empty() ? templates::legend_text(panel.title) : std::move(legend),
         .mappings = std::move(lines.mappings),
         .signal = signal.use.signal,
         .place = signal.use.place,
         .origin = std::move(lines.query.origin)});
  }
  share_mappings(panel);
  panel.most_points = most_points(scope.catalog, planned.metrics);
  panel.empty = presence_of(scope.catalog, planned.metrics);
  panel.legend = model::Legend::List;
  if (!spec.look.height && is_flat(scope, shown.front())) panel.grid.h = kFlatHeight;
  return planned;
}

}  // namespace obsgen::plan
