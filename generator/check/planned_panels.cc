#include "check/planned_panels.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/scale_slip.h"
#include "model/view.h"
#include "promql/meaning.h"
#include "promql/print.h"
#include "template/legend.h"
#include "world/units.h"

namespace obsgen::check {

namespace {

using model::Panel;
using model::PanelQuery;
using model::Unit;

/// A query of a panel, and what is known of it.
struct PanelSite {
  const Panel& panel;
  const PanelQuery& query;
  const promql::Meaning& meaning;
};

Note in_query(const PanelQuery& query) { return {fmt::format("in {}", promql::print(query.expr))}; }

/// Where numbers are shown in a unit.
struct UnitPlace {
  std::string where{};
  Unit unit = Unit::None;
};

void check_unit(const PanelSite& site, const UnitPlace& as, Diagnostics& out) {
  const auto& values = site.meaning.values(site.query.expr);
  const auto shown = world::unit_of(as.unit);
  if (!shown || !values.unit || values.literal || !site.query.mappings.empty() ||
      site.query.format == model::QueryFormat::Heatmap)
    return;
  if (*values.unit == *shown || values.unit->instant) return;
  out.push_back({.code = "dashboard/unit-mismatch",
                 .place = site.panel.place,
                 .message = fmt::format("{} shows {}, and its query gives {}", as.where,
                                        model::to_string(as.unit), promql::describe(*values.unit)),
                 .help = promql::same_dimension(*values.unit, *shown)
                             ? "let the query and the panel have one scale"
                             : "",
                 .notes = {in_query(site.query)}});
}

/// In the panel's unit, and in those of the columns that are of the query.
void check_shown_units(const PanelSite& site, Diagnostics& out) {
  check_unit(site, {fmt::format("the panel '{}'", site.panel.title), site.panel.unit}, out);
  for (const model::TableColumn& column : site.panel.table.columns) {
    const auto* field = std::get_if<model::QueryField>(&column.source);
    if (field == nullptr || !column.mappings.empty()) continue;
    if (&site.panel.queries.at(field->query) == &site.query)
      check_unit(
          site,
          {fmt::format("the column '{}' of '{}'", column.title, site.panel.title), column.unit},
          out);
  }
}

void check_thresholds(const PanelSite& site, Diagnostics& out) {
  const auto range = site.meaning.values(site.query.expr).range;
  for (const model::ToneBound& bound : site.panel.thresholds) {
    auto slip = mend_of_scale(bound.at, site.panel.unit);
    if (!slip.empty())
      out.push_back(
          {.severity = Severity::Warning,
           .code = "dashboard/threshold-scale",
           .place = site.panel.place,
           .message = fmt::format("the panel '{}' has a threshold of {:g} in the unit "
                                  "'{}'",
                                  site.panel.title, bound.at, model::to_string(site.panel.unit)),
           .help = std::move(slip)});
    else if (bound.at > range.high)
      out.push_back({.severity = Severity::Warning,
                     .code = "dashboard/idle-threshold",
                     .place = site.panel.place,
                     .message = fmt::format("the panel '{}' has a threshold of {:g}, and its value "
                                            "is never above {:g}",
                                            site.panel.title, bound.at, range.high),
                     .notes = {in_query(site.query)}});
  }
}

bool shows_names(model::View view) {
  return view == model::View::Timeseries || view == model::View::BarGauge;
}

std::set<std::string> named_by(const templates::Legend& legend) {
  std::set<std::string> names;
  for (const auto& label : templates::labels(legend))
    names.insert(label.name);
  return names;
}

/// Which replica it is may be left out: with one there is nothing to tell apart.
bool tells_replicas(const std::string& label) { return label == "pod" || label == "instance"; }

/// Labels of a key that the legend does not show; none when it shows one key whole.
std::vector<std::string> not_shown(const promql::Elements& elements,
                                   const std::set<std::string>& shown) {
  std::vector<std::string> fewest;
  for (const auto& key : elements.keys) {
    std::vector<std::string> missing;
    for (const std::string& label : key)
      if (shown.count(label) == 0 && !tells_replicas(label)) missing.push_back(label);
    if (missing.empty()) return {};
    if (fewest.empty() || missing.size() < fewest.size()) fewest = std::move(missing);
  }
  return fewest;
}

void check_legend(const PanelSite& site, Diagnostics& out) {
  const auto& elements = site.meaning.elements(site.query.expr);
  if (!shows_names(site.panel.view) || site.query.legend.empty() || !elements.exact) return;
  const auto missing = not_shown(elements, named_by(site.query.legend));
  if (missing.empty()) return;
  out.push_back(
      {.severity = Severity::Warning,
       .code = "dashboard/ambiguous-legend",
       .place = site.query.place,
       .message = fmt::format("series that differ by '{}' get one name in the panel '{}'",
                              fmt::join(missing, "', '"), site.panel.title),
       .help = fmt::format("show {{{{{}}}}} in the legend, or aggregate it away", missing.front()),
       .notes = {in_query(site.query)}});
}

}  // namespace

Diagnostics check_planned_panel(const Panel& panel, std::span<const promql::Analysis> facts,
                                const promql::World& world) {
  Diagnostics out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const PanelQuery& query = panel.queries[i];
    const auto meaning =
        promql::understand(query.expr, world, facts[i], promql::LabelNames::AfterScrape);
    const PanelSite site{panel, query, meaning};
    check_shown_units(site, out);
    check_thresholds(site, out);
    check_legend(site, out);
  }
  return out;
}

}  // namespace obsgen::check
