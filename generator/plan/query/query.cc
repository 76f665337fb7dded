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
#include "promql/infer.h"
#include "promql/tree.h"

namespace obsgen::plan {

namespace {

constexpr model::Duration kDefaultWindow{600'000};
constexpr std::int64_t kScrapesAWindow = 4;

/// A signal's definition, still in the catalog's form.
struct Found {
  Definition definition;
  std::optional<model::Duration> window{};
  model::Origin origin{};
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
               .origin = model::Made{use.signal, use.place}};
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
  auto origin = expr == nullptr ? model::Origin{model::Made{signal.name, signal.place}}
                                : model::Origin{model::Written{expr->source}};
  return Found{*std::move(definition), signal.window, std::move(origin)};
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

/// The labels of the result, by their names after the scrape, and whose they are.
std::map<std::string, promql::LabelOwner> result_of(const promql::Expr& expr,
                                                    const promql::World& world) {
  std::map<std::string, promql::LabelOwner> owners;
  for (const auto& branch : promql::infer_result(expr, world, promql::LabelNames::AfterScrape))
    for (const auto& [name, state] : branch.labels)
      if (state.presence != promql::Presence::Never && name != "__name__")
        owners.emplace(name, state.owner);
  return owners;
}

bool is_key(const model::Catalog& release, const model::Metric& metric, std::string_view label) {
  const auto* object = metric.object ? model::find_object(release, *metric.object) : nullptr;
  return object != nullptr && std::ranges::find(object->key, label) != object->key.end();
}

/// What the catalog says of the labels of the result.
std::vector<QueryLabel> described(std::map<std::string, promql::LabelOwner> owners,
                                  const std::vector<std::string>& metrics,
                                  const model::Catalog& release) {
  std::vector<QueryLabel> labels;
  for (const std::string& name : metrics) {
    const auto* metric = model::find_metric(release, name);
    if (metric == nullptr) continue;
    for (const auto& own : metric->labels) {
      auto after = model::label_after_scrape(release.scrape, *metric, own.name);
      const auto found = owners.find(after);
      if (found == owners.end() || found->second == promql::LabelOwner::Target) continue;
      owners.erase(found);
      labels.push_back({std::move(after), &own, metric, is_key(release, *metric, own.name)});
    }
  }
  std::stable_partition(labels.begin(), labels.end(),
                        [](const QueryLabel& label) { return label.in_key; });
  for (const auto& [name, owner] : owners)
    labels.push_back({name});
  return labels;
}

/// What the labels that `expr` reads are called after the scrape; the first metric decides.
std::map<std::string, std::string> names_read(const std::vector<std::string>& metrics,
                                              const model::Catalog& release) {
  std::map<std::string, std::string> names;
  for (const std::string& name : metrics) {
    const auto* metric = model::find_metric(release, name);
    if (metric == nullptr) continue;
    for (const auto& own : metric->labels)
      names.emplace(own.name, model::label_after_scrape(release.scrape, *metric, own.name));
  }
  return names;
}

}  // namespace

std::optional<Query> plan_query(const Exposed& exposed, const model::SignalUse& use,
                                const Setting& setting, Diagnostics& diagnostics) {
  const model::Catalog& catalog = exposed.release;
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
  query.names = names_read(query.metrics, catalog);
  query.origin = std::move(found->origin);
  const Locate locate = [&](Span span) { return model::place_of(query.origin, span); };
  to_scrape_names(query.expr, exposed, locate, diagnostics);
  add_scope(query.expr, catalog, setting);
  set_windows(query.expr, setting, window_of(catalog, *found, setting));
  query.labels = described(result_of(query.expr, exposed.world), query.metrics, catalog);
  return query;
}

}  // namespace obsgen::plan
