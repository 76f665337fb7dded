#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "model/scrape.h"
#include "model/series.h"
#include "plan/release/scope.h"
#include "promql/tree.h"

namespace obsgen::plan {

using namespace promql;
using model::Catalog;

namespace {

/// The family that a series name belongs to when the release does not have it: the name with or
/// without a suffix.
bool is_missing_series(const Missing& missing, std::string_view name) {
  for (const std::string_view suffix : {"", "_bucket", "_sum", "_count"}) {
    if (name.ends_with(suffix) &&
        missing.metrics.contains(std::string{name.substr(0, name.size() - suffix.size())})) {
      return true;
    }
  }
  return false;
}

bool reads_missing(const model::Signal& signal, const Missing& missing, const Catalog& catalog) {
  return std::visit(
      Overloaded{[&](const model::ExprDefinition& definition) {
                   bool found = false;
                   for_each_selector(definition.expr, [&](const VectorSelector& vector) {
                     const bool here = model::find_series(catalog, vector.name).has_value();
                     found = found || (!here && is_missing_series(missing, vector.name));
                   });
                   return found;
                 },
                 [&](const model::HistogramDefinition& definition) {
                   return missing.metrics.contains(definition.metric);
                 }},
      signal.definition);
}

/// True when some selector below `expr` lost label `name` and none has it still.
bool is_lost(const Expr& expr, std::string_view name, const Missing& missing,
             const Catalog& catalog) {
  bool lost = false;
  bool kept = false;
  for_each_selector(expr, [&](const VectorSelector& vector) {
    const auto series = model::find_series(catalog, vector.name);
    if (!series) return;
    const auto gone = missing.labels.find(series->metric->name);
    lost = lost || (gone != missing.labels.end() && gone->second.contains(std::string{name}));
    kept = kept || model::find_label(*series->metric, name) != nullptr;
  });
  return lost && !kept;
}

void drop_lost(std::vector<LabelName>& labels, const Expr& below, const Missing& missing,
               const Catalog& catalog) {
  std::erase_if(
      labels, [&](const LabelName& label) { return is_lost(below, label.name, missing, catalog); });
}

void drop_lost_labels(Expr& expr, const Missing& missing, const Catalog& catalog) {
  for_each_expr(expr, [&](Expr& e) {
    if (auto* aggregation = std::get_if<Aggregation>(&e.node);
        aggregation != nullptr && aggregation->grouping) {
      drop_lost(aggregation->grouping->labels, *aggregation->operand, missing, catalog);
    }
    auto* binary = std::get_if<Binary>(&e.node);
    if (binary == nullptr || !binary->matching) return;
    const Expr both = e;  // the lists are judged by what stands on either side
    drop_lost(binary->matching->labels, both, missing, catalog);
    drop_lost(binary->matching->include, both, missing, catalog);
  });
}

void check_matchers(const model::ExprDefinition& definition, const Missing& missing,
                    const Catalog& catalog, Diagnostics& diagnostics) {
  for_each_selector(definition.expr, [&](const VectorSelector& vector) {
    const auto series = model::find_series(catalog, vector.name);
    const auto gone = series ? missing.labels.find(series->metric->name) : missing.labels.end();
    if (gone == missing.labels.end()) return;
    for (const Matcher& matcher : vector.matchers) {
      if (!gone->second.contains(matcher.label)) continue;
      diagnostics.push_back({.code = "catalog/label-not-in-release",
                             .place = place_in_file(definition.source, matcher.label_span),
                             .message = fmt::format("'{}' has no label '{}' in this release",
                                                    vector.name, matcher.label),
                             .help = "give the signal the same since or until as the label"});
    }
  });
}

void drop_lost(std::vector<model::LabelRef>& by, const std::string& metric,
               const Missing& missing) {
  const auto gone = missing.labels.find(metric);
  if (gone == missing.labels.end()) return;
  std::erase_if(by,
                [&](const model::LabelRef& label) { return gone->second.contains(label.name); });
}

}  // namespace

void drop_signals(Catalog& catalog, const ReleaseVersions& versions, Missing& missing,
                  Diagnostics& diagnostics) {
  catalog.signals.erase_if([&](const model::Signal& signal) {
    const bool gone = !is_there(versions, signal.library, signal.lifetime) ||
                      reads_missing(signal, missing, catalog);
    if (gone) missing.signals.insert(signal.name);
    return gone;
  });
  for (auto& signal : catalog.signals) {
    std::visit(Overloaded{[&](model::ExprDefinition& definition) {
                            check_matchers(definition, missing, catalog, diagnostics);
                            drop_lost_labels(definition.expr, missing, catalog);
                          },
                          [&](model::HistogramDefinition& definition) {
                            drop_lost(definition.by, definition.metric, missing);
                          }},
               signal.definition);
  }
}

void drop_rules(Catalog& catalog, const ReleaseVersions& versions, const Missing& missing) {
  const auto gone = [&](const auto& rule) {
    return !is_there(versions, rule.library, rule.lifetime) ||
           missing.signals.contains(rule.signal);
  };
  std::erase_if(catalog.records, gone);
  std::erase_if(catalog.alerts, gone);
  std::set<std::string_view> left;
  for (const auto& alert : catalog.alerts)
    left.insert(alert.name);
  for (auto& alert : catalog.alerts) {
    std::erase_if(alert.explained_by,
                  [&](const model::AlertRef& by) { return !left.contains(by.name); });
    for (auto& test : alert.tests) {
      std::erase_if(test.series, [&](const model::TestSeries& series) {
        return is_missing_series(missing, series.metric);
      });
      for (auto& series : test.series) {
        const auto lost = missing.labels.find(series.metric);
        if (lost == missing.labels.end()) continue;
        for (const auto& label : lost->second)
          series.labels.erase(label);
      }
    }
  }
}

}  // namespace obsgen::plan
