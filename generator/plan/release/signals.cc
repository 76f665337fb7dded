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

/// Own labels of the metrics that an expression reads: those that the release took from one of
/// them, and those that one has still.
struct LabelsRead {
  std::set<std::string_view> lost{};
  std::set<std::string_view> kept{};
};

/// The smaller goes into the larger, so that a tree costs what its leaves hold, however deep it is.
LabelsRead both_read(LabelsRead a, LabelsRead b) {
  if (a.kept.size() < b.kept.size()) std::swap(a, b);
  a.lost.merge(b.lost);
  a.kept.merge(b.kept);
  return a;
}

LabelsRead labels_read(const VectorSelector& vector, const Missing& missing,
                       const Catalog& catalog) {
  const auto series = model::find_series(catalog, vector.name);
  if (!series) return {};
  LabelsRead read;
  const auto gone = missing.labels.find(series->metric->name);
  if (gone != missing.labels.end()) read.lost.insert(gone->second.begin(), gone->second.end());
  for (const auto& label : series->metric->labels)
    read.kept.insert(label.name);
  return read;
}

void drop_lost(std::vector<LabelName>& labels, const LabelsRead& below) {
  std::erase_if(labels, [&](const LabelName& label) {
    return below.lost.contains(label.name) && !below.kept.contains(label.name);
  });
}

/// Removes labels from the lists of `expr` by what stands below each; returns what it reads.
LabelsRead drop_lost_labels(Expr& expr, const Missing& missing, const Catalog& catalog) {
  const auto below = [&](Expr& e) { return drop_lost_labels(e, missing, catalog); };
  if (const auto* vector = selector_of(expr)) return labels_read(*vector, missing, catalog);
  if (auto* aggregation = std::get_if<Aggregation>(&expr.node)) {
    auto read = below(*aggregation->operand);
    if (aggregation->grouping) drop_lost(aggregation->grouping->labels, read);
    if (aggregation->parameter) read = both_read(std::move(read), below(**aggregation->parameter));
    return read;
  }
  LabelsRead read;
  for_each_child(expr, [&](Expr& child) { read = both_read(std::move(read), below(child)); });
  auto* binary = std::get_if<Binary>(&expr.node);
  if (binary != nullptr && binary->matching) {
    drop_lost(binary->matching->labels, read);
    drop_lost(binary->matching->include, read);
  }
  return read;
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

bool is_gone(const Missing& missing, const std::string& signal) {
  if (missing.signals.contains(signal)) return true;
  const auto name = model::parse_default_signal(signal);
  return name && missing.metrics.contains(name->metric);
}

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
    return !is_there(versions, rule.library, rule.lifetime) || is_gone(missing, rule.signal);
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
