#include "check/catalog_expressions.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "check/closed_sets.h"
#include "check/expression_checks.h"
#include "check/features.h"
#include "check/label_lists.h"
#include "check/one_cluster.h"
#include "check/selectors.h"
#include "check/units.h"
#include "model/default_signal.h"
#include "model/uses.h"
#include "promql/infer.h"
#include "promql/meaning.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using model::SeriesKind;

/// A signal with its expression, and how bad a raw counter is in it: rules depend on its growth.
struct Defined {
  const model::Signal& signal;
  const model::ExprDefinition& definition;
  Severity counters = Severity::Warning;
};

void check_expression(const Defined& defined, const Exposed& exposed, Diagnostics& out) {
  const model::Signal& signal = defined.signal;
  const model::ExprDefinition& definition = defined.definition;
  const Locate locate = [&](Span span) { return place_in_file(definition.source, span); };
  Diagnostics problems;
  promql::for_each_selector(definition.expr, [&](const promql::VectorSelector& selector) {
    append(problems, check_selector(selector, exposed, locate));
  });
  // Which labels there are below is only known when every selector is.
  if (problems.empty()) {
    const auto facts = promql::infer(definition.expr, exposed.world, promql::LabelNames::Written);
    const auto meaning =
        promql::understand(definition.expr, exposed.world, facts, promql::LabelNames::Written);
    const Site site{definition.expr, facts, meaning, exposed.world, locate};
    append(problems, check_expression_at(site, defined.counters));
    if (const auto& cluster = exposed.catalog.who.cluster_label; !cluster.empty())
      append(problems, check_one_cluster(site, cluster));
    if (!has_errors(problems))
      append(problems, check_unit_said(site, {signal.unit, "the signal", signal.place}));
  }
  append(problems, check_features(definition.expr, exposed.catalog.target, locate));
  append(out, std::move(problems));
}

using Kinds = std::vector<SeriesKind>;

/// The series of a histogram that the function reads.
Kinds reads_of(model::HistogramFunction function) {
  switch (function) {
    case model::HistogramFunction::Quantile:
    case model::HistogramFunction::Buckets:
      return {SeriesKind::Bucket};
    case model::HistogramFunction::Mean:
      return {SeriesKind::Sum, SeriesKind::Count};
    case model::HistogramFunction::ShareBelow:
      return {SeriesKind::Bucket, SeriesKind::Count};
    case model::HistogramFunction::Rate:
      return {SeriesKind::Count};
  }
  return {};
}

/// The series that the default signal may read: of a counter and gauge its own.
Kinds reads_of(model::DefaultSignal signal) {
  switch (signal) {
    case model::DefaultSignal::Mean:
      return {SeriesKind::Sum, SeriesKind::Count};
    case model::DefaultSignal::P50:
    case model::DefaultSignal::P95:
    case model::DefaultSignal::P99:
    case model::DefaultSignal::Buckets:
      return {SeriesKind::Bucket};
    case model::DefaultSignal::Rate:
      return {SeriesKind::Plain, SeriesKind::Count};
    case model::DefaultSignal::Value:
    case model::DefaultSignal::Count:
    case model::DefaultSignal::Objects:
    case model::DefaultSignal::State:
    case model::DefaultSignal::Age:
    case model::DefaultSignal::Quantiles:
      return {SeriesKind::Plain};
  }
  return {};
}

/// A metric and the kinds of its series that something reads, where it has them.
struct Reads {
  const model::Metric& metric;
  Kinds kinds{};
};

/// One problem at most: rules often drop several series of a family.
void check_reads(const Reads& reads, const Exposed& exposed, const Place& place, Diagnostics& out) {
  const auto has = model::series_kinds(reads.metric);
  for (const SeriesKind kind : reads.kinds) {
    if (std::ranges::find(has, kind) == has.end()) continue;
    auto problems = check_dropped({&reads.metric, kind}, exposed, place);
    if (problems.empty()) continue;
    append(out, std::move(problems));
    return;
  }
}

void check_signal(const model::Signal& signal, const Exposed& exposed, const model::Uses& uses,
                  Diagnostics& out) {
  const bool in_rules =
      !uses.alerts_on(signal.name).empty() || !uses.records_of(signal.name).empty();
  const auto counters = in_rules ? Severity::Error : Severity::Warning;
  std::visit(
      Overloaded{
          [&](const model::ExprDefinition& definition) {
            check_expression({signal, definition, counters}, exposed, out);
          },
          [&](const model::HistogramDefinition& definition) {
            const auto* metric = model::find_metric(exposed.catalog, definition.metric);
            if (metric == nullptr) return;
            check_reads({*metric, reads_of(definition.function)}, exposed, definition.place, out);
            append(out, check_share(definition, *metric));
          }},
      signal.definition);
}

void check_use(const model::SignalUse& use, const Exposed& exposed, Diagnostics& out) {
  if (model::find_signal(exposed.catalog, use.signal) != nullptr) return;
  const auto name = model::parse_default_signal(use.signal);
  const auto* metric = name ? model::find_metric(exposed.catalog, name->metric) : nullptr;
  if (metric == nullptr) return;
  check_reads({*metric, reads_of(name->kind)}, exposed, use.place, out);
  if (!use.by) return;
  for (const auto& label : *use.by)
    append(out, check_label_of(*metric, label, exposed.catalog));
}

void check_panel(const model::PanelSpec& panel, const Exposed& exposed, Diagnostics& out) {
  std::visit(Overloaded{[&](const std::vector<model::SignalUse>& uses) {
                          for (const auto& use : uses)
                            check_use(use, exposed, out);
                        },
                        [&](const model::TableSpec& table) {
                          for (const auto& column : table.columns)
                            check_use(column.use, exposed, out);
                        },
                        [](const model::TextSpec&) {}, [](const model::AlertsSpec&) {},
                        [&](const model::MetricSpec& spec) {
                          const auto* metric = model::find_metric(exposed.catalog, spec.metric);
                          if (metric != nullptr)
                            append(out, check_dropped(*metric, exposed, spec.place));
                        }},
             panel.content);
}

void check_row(const model::RowSpec& row, const Exposed& exposed, Diagnostics& out) {
  const auto* panels = std::get_if<model::PanelsRow>(&row.content);
  if (panels == nullptr) return;
  for (const auto& panel : panels->panels)
    check_panel(panel, exposed, out);
}

}  // namespace

Diagnostics check_catalog_expressions(const Catalog& catalog, const promql::World& world) {
  const model::DropFilter drops{catalog.scrape};
  const Exposed exposed{catalog, world, drops};
  Diagnostics out;
  const model::Uses uses{catalog};
  for (const auto& signal : catalog.signals)
    check_signal(signal, exposed, uses, out);
  for (const auto& row : catalog.rows)
    check_row(row.row, exposed, out);
  for (const auto& dashboard : catalog.dashboards) {
    for (const auto& row : dashboard.rows)
      check_row(row, exposed, out);
  }
  return out;
}

}  // namespace obsgen::check
