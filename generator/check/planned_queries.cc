#include "check/planned_queries.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/overloaded.h"
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

// The catalog's own expressions were proven where they stand. Here everything that is about to be
// written is read once more as Prometheus will see it, so that no step between can have bent a
// name.

namespace obsgen::check {

namespace {

using model::Catalog;
using promql::Expr;
using promql::VectorSelector;

/// What is judged: a query, whose artefact it belongs to, and where it comes from.
struct Judged {
  const Expr& expr;
  std::string_view area;  // dashboard or alert
  Place place{};
  const model::Origin& origin;
};

/// Series that Prometheus makes of alerts, see its documentation of alerting rules.
bool is_of_alerts(std::string_view name) { return name == "ALERTS" || name == "ALERTS_FOR_STATE"; }

void check_labels(const VectorSelector& selector, const promql::SeriesFacts& series,
                  const Judged& judged, Diagnostics& out) {
  for (const auto& matcher : selector.matchers) {
    if (std::ranges::find(series.labels, matcher.label, &promql::LabelFacts::name) !=
        series.labels.end())
      continue;
    out.push_back({.code = fmt::format("{}/unknown-label", judged.area),
                   .place = judged.place,
                   .message = fmt::format("'{}' has no label '{}' after the scrape", selector.name,
                                          matcher.label),
                   .notes = {{fmt::format("in {}", promql::print(judged.expr))}}});
  }
}

void check_query(const Judged& judged, const Exposed& exposed, Diagnostics& out) {
  const Catalog& catalog = exposed.catalog;
  promql::for_each_selector(judged.expr, [&](const VectorSelector& selector) {
    if (is_of_alerts(selector.name)) return;
    const auto series = model::find_series(catalog, selector.name);
    const auto facts = exposed.world.named(selector.name);
    if (!series || facts.empty()) {
      out.push_back(
          {.code = fmt::format("{}/unknown-series", judged.area),
           .place = judged.place,
           .message = fmt::format("no series '{}' exists after the scrape", selector.name),
           .notes = {{fmt::format("in {}", promql::print(judged.expr))}}});
      return;
    }
    append(out, check_dropped(*series, exposed, judged.place));
    check_labels(selector, facts.front(), judged, out);
  });
  // Where every selector is right, what lists name has to come through too.
  const Locate locate = [&](Span span) { return model::place_of(judged.origin, span); };
  const auto known = promql::infer(judged.expr, exposed.world, promql::LabelNames::AfterScrape);
  append(out, check_label_lists({judged.expr, known, {}, exposed.world, locate}));
}

/// What an alert is about, and whether its threshold can be crossed.
void check_alert(const model::AlertingRule& alert, const Exposed& exposed, Diagnostics& out) {
  const auto before = out.size();
  check_query({alert.query, "alert", alert.place, alert.origin}, exposed, out);
  if (out.size() != before) return;
  const Locate locate = [&](Span span) { return model::place_of(alert.origin, span); };
  const auto names = promql::LabelNames::AfterScrape;
  const auto facts = promql::infer(alert.query, exposed.world, names);
  const auto meaning = promql::understand(alert.query, exposed.world, facts, names);
  const Site site{alert.query, facts, meaning, exposed.world, locate};
  const auto* signal = model::find_signal(exposed.catalog, alert.signal);
  if (signal != nullptr)
    append(out, check_unit_said(site, {signal->unit, "the signal", signal->place}));
  append(out, check_threshold(site, alert, signal == nullptr ? model::Unit::None : signal->unit));
  append(out, check_identity(site, alert));
  append(out, check_value_formats(site, alert));
  append(out, check_first_events(site, alert));
}

void check_dashboard(const model::Dashboard& dashboard, const Exposed& exposed, Diagnostics& out) {
  for (const auto& annotation : dashboard.annotations) {
    check_query({annotation.expr, "dashboard", annotation.place, annotation.origin}, exposed, out);
  }
  for (const auto& row : dashboard.rows) {
    for (const auto& panel : row.panels) {
      for (const auto& query : panel.queries)
        check_query({query.expr, "dashboard", query.place, query.origin}, exposed, out);
    }
  }
}

}  // namespace

Diagnostics check_planned_queries(const Catalog& catalog, const promql::World& world,
                                  const std::vector<model::Dashboard>& dashboards,
                                  const model::RulePlan& rules) {
  const model::DropFilter drops{catalog.scrape};
  const Exposed exposed{catalog, world, drops};
  Diagnostics out;
  for (const auto& dashboard : dashboards)
    check_dashboard(dashboard, exposed, out);
  for (const auto& group : rules.groups) {
    for (const auto& rule : group.rules) {
      std::visit(
          Overloaded{
              [&](const model::RecordingRule& record) {
                check_query({record.expr, "alert", record.place, record.origin}, exposed, out);
              },
              [&](const model::AlertingRule& alert) { check_alert(alert, exposed, out); }},
          rule);
    }
  }
  return out;
}

}  // namespace obsgen::check
