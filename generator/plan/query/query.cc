#include "plan/query/query.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "model/series.h"
#include "plan/query/default_signals.h"
#include "plan/query/scope.h"
#include "plan/query/scrape_form.h"
#include "promql/tree.h"

namespace obsgen::plan {

namespace {

constexpr model::Duration kDefaultWindow{600'000};
constexpr std::int64_t kScrapesAWindow = 4;

/// A signal's definition, still in the catalog's form.
struct Found {
  Definition definition;
  std::optional<model::Duration> window{};
  Locate locate{};
};

std::optional<LabelList> grouping_of(const model::SignalUse& use) {
  if (!use.by) return std::nullopt;
  LabelList by;
  for (const auto& label : *use.by)
    by.push_back(label.name);
  return by;
}

std::optional<Found> define_default(const model::Catalog& catalog, const model::SignalUse& use) {
  const auto name = model::parse_default_signal(use.signal);
  const auto* metric = name ? model::find_metric(catalog, name->metric) : nullptr;
  if (metric == nullptr) return std::nullopt;
  const auto kinds = model::default_signals(*metric);
  if (std::ranges::find(kinds, name->kind) == kinds.end()) return std::nullopt;
  return Found{.definition = define(*metric, name->kind, grouping_of(use)),
               .locate = [place = use.place](Span) { return place; }};
}

std::optional<Definition> definition_of(const model::Catalog& catalog,
                                        const model::Signal& signal) {
  return std::visit(Overloaded{[&](const model::ExprDefinition& d) {
                                 return std::optional{Definition{d.expr, signal.unit}};
                               },
                               [&](const model::HistogramDefinition& d) {
                                 const auto* metric = model::find_metric(catalog, d.metric);
                                 return metric == nullptr ? std::nullopt
                                                          : std::optional{define(*metric, d)};
                               }},
                    signal.definition);
}

std::optional<Found> define_declared(const model::Catalog& catalog, const model::Signal& signal) {
  auto definition = definition_of(catalog, signal);
  if (!definition) return std::nullopt;
  if (signal.unit != model::Unit::None) definition->unit = signal.unit;
  const auto* expr = std::get_if<model::ExprDefinition>(&signal.definition);
  Locate locate = [place = signal.place](Span) { return place; };
  if (expr != nullptr) {
    locate = [source = expr->source](Span span) { return place_in_file(source, span); };
  }
  return Found{*std::move(definition), signal.window, std::move(locate)};
}

model::Duration window_of(const model::Catalog& catalog, const Found& found,
                          const Setting& setting) {
  const auto* rules = std::get_if<InRules>(&setting);
  const auto wanted =
      rules != nullptr && rules->window ? *rules->window : found.window.value_or(kDefaultWindow);
  const model::Duration least{catalog.scrape.interval.milliseconds * kScrapesAWindow};
  return std::max(wanted, least);
}

std::vector<std::string> families_of(const promql::Expr& expr, const model::Catalog& catalog) {
  std::set<std::string> names;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& vector) {
    const auto series = model::find_series(catalog, vector.name);
    names.insert(series ? series->metric->name : vector.name);
  });
  return {names.begin(), names.end()};
}

std::vector<std::string> names_of(const LabelFlow& flow) {
  std::set<std::string> names;
  for (const auto& [name, meaning] : flow)
    names.insert(meaning.after);
  return {names.begin(), names.end()};
}

}  // namespace

std::optional<Query> plan_query(const model::Catalog& catalog, const model::SignalUse& use,
                                const Setting& setting, Diagnostics& diagnostics) {
  const auto* signal = model::find_signal(catalog, use.signal);
  auto found = signal != nullptr ? define_declared(catalog, *signal) : define_default(catalog, use);
  if (!found) {
    diagnostics.push_back(
        {.code = "catalog/unknown-signal",
         .place = use.place,
         .message = fmt::format("there is no signal '{}' in this release", use.signal)});
    return std::nullopt;
  }
  Query query{.expr = std::move(found->definition.expr), .unit = found->definition.unit};
  query.metrics = families_of(query.expr, catalog);
  query.labels = names_of(to_scrape_form(query.expr, catalog, found->locate, diagnostics));
  add_scope(query.expr, catalog, setting);
  set_windows(query.expr, setting, window_of(catalog, *found, setting));
  return query;
}

}  // namespace obsgen::plan
