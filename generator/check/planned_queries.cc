#include "check/planned_queries.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/first_events.h"
#include "check/label_lists.h"
#include "check/selectors.h"
#include "check/thresholds.h"
#include "check/units.h"
#include "check/value_formats.h"
#include "model/series.h"
#include "promql/infer.h"
#include "promql/meaning.h"
#include "promql/print.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::VectorSelector;

/// Series that Prometheus makes of alerts, see its documentation of alerting rules.
bool is_of_alerts(std::string_view name) { return name == "ALERTS" || name == "ALERTS_FOR_STATE"; }

void check_labels(const VectorSelector& selector, const promql::SeriesFacts& series,
                  const PlannedQuery& query, Diagnostics& out) {
  for (const auto& matcher : selector.matchers) {
    if (std::ranges::find(series.labels, matcher.label, &promql::LabelFacts::name) !=
        series.labels.end())
      continue;
    out.push_back({.code = fmt::format("{}/unknown-label", query.area),
                   .place = query.place,
                   .message = fmt::format("'{}' has no label '{}' after the scrape", selector.name,
                                          matcher.label),
                   .notes = {{fmt::format("in {}", promql::print(query.expr))}}});
  }
}

void check_selectors(const PlannedQuery& query, const Exposed& exposed, Diagnostics& out) {
  promql::for_each_selector(query.expr, [&](const VectorSelector& selector) {
    if (is_of_alerts(selector.name)) return;
    const auto series = model::find_series(exposed.catalog, selector.name);
    const auto facts = exposed.world.named(selector.name);
    if (!series || facts.empty()) {
      out.push_back(
          {.code = fmt::format("{}/unknown-series", query.area),
           .place = query.place,
           .message = fmt::format("no series '{}' exists after the scrape", selector.name),
           .notes = {{fmt::format("in {}", promql::print(query.expr))}}});
      return;
    }
    append(out, check_dropped(*series, exposed, query.place));
    check_labels(selector, facts.front(), query, out);
  });
}

}  // namespace

Diagnostics check_planned_query(const PlannedQuery& query, const Exposed& exposed) {
  Diagnostics out;
  check_selectors(query, exposed, out);
  // Where every selector is right, what lists name has to come through too.
  const Locate locate = [&](Span span) { return model::place_of(query.origin, span); };
  append(out, check_label_lists({query.expr, query.facts, {}, exposed.world, locate}));
  return out;
}

Diagnostics check_planned_alert(const model::AlertingRule& alert, const promql::Analysis& facts,
                                const Exposed& exposed) {
  Diagnostics out =
      check_planned_query({alert.query, "alert", alert.place, alert.origin, facts}, exposed);
  if (!out.empty()) return out;
  const Locate locate = [&](Span span) { return model::place_of(alert.origin, span); };
  const auto meaning =
      promql::understand(alert.query, exposed.world, facts, promql::LabelNames::AfterScrape);
  const Site site{alert.query, facts, meaning, exposed.world, locate};
  const auto* signal = model::find_signal(exposed.catalog, alert.signal);
  if (signal != nullptr)
    append(out, check_unit_said(site, {signal->unit, "the signal", signal->place}));
  append(out, check_threshold(site, alert, signal == nullptr ? model::Unit::None : signal->unit));
  append(out, check_identity(site, alert));
  append(out, check_value_formats(site, alert));
  append(out, check_first_events(site, alert));
  return out;
}

}  // namespace obsgen::check
