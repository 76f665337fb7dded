#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/dashboard.h"
#include "plan/dashboards/panel.h"
#include "plan/dashboards/thresholds.h"
#include "plan/query/labels.h"

/// What the planners of the views share.
namespace obsgen::plan {

/// A signal of a panel with its query and the name that tells it from the panel's others.
struct ShownSignal {
  model::SignalUse use{};
  Query query;
  std::string name{};
};

/// Those signals of the panel that are there; the others leave a diagnostic.
std::vector<ShownSignal> plan_signals(const PanelScope& scope, const model::PanelSpec& spec,
                                      Diagnostics& diagnostics);

/// The metric of a default signal; null for others.
const model::Metric* default_metric(const model::Catalog& catalog, const model::SignalUse& use);

/// A panel with what every one has, whatever it shows: key, title, description, links, size, and
/// the limits that are given.
PlannedPanel framed(const PanelScope& scope, const model::PanelSpec& spec,
                    const std::vector<ShownSignal>& shown);

/// How the numbers of a panel are to be read.
struct Numbers {
  model::Unit unit = model::Unit::None;
  std::optional<std::uint32_t> decimals{};
  Thresholds thresholds{};
};

/// Those that the panel's entry gives, else those of the signals and of the alerts on them.
Numbers numbers_of(const PanelScope& scope, const model::PanelSpec& spec,
                   const std::vector<ShownSignal>& shown);

/// So many points of a series are enough where each of them reads many others: thousands of
/// objects, or all buckets of a histogram. Absent: no limit.
std::optional<std::uint32_t> most_points(const model::Catalog& catalog,
                                         const std::vector<std::string>& metrics);

/// Digits behind the point where the unit decides them: none for things that are counted.
std::optional<std::uint32_t> decimals_of(model::Unit unit);

/// `topk(n, expr)`, or `expr` when there is no limit.
promql::Expr largest(std::optional<std::uint32_t> top, promql::Expr expr);

/// Replaces absent labels by the title of their absent member, so that it has a name.
promql::Expr name_absent(const std::vector<QueryLabel>& labels, promql::Expr expr);

/// What the catalog shows for the numbers of a declared signal.
std::vector<model::ValueMapping> named_values(const model::Catalog& catalog,
                                              const model::SignalUse& use);

/// Yes and No.
std::vector<model::ValueMapping> yes_no();

/// The planners, one for each kind of drawing. Absent when none of the panel's signals is there.
std::optional<PlannedPanel> plan_graph(const PanelScope& scope, const model::PanelSpec& spec,
                                       Diagnostics& diagnostics);
std::optional<PlannedPanel> plan_timeline(const PanelScope& scope, const model::PanelSpec& spec,
                                          Diagnostics& diagnostics);
std::optional<PlannedPanel> plan_table(const PanelScope& scope, const model::PanelSpec& spec,
                                       Diagnostics& diagnostics);
std::optional<PlannedPanel> plan_alerts(const PanelScope& scope, const model::PanelSpec& spec,
                                        Diagnostics& diagnostics);

}  // namespace obsgen::plan
