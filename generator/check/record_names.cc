#include "check/record_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "model/duration.h"
#include "model/scrape.h"
#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Catalog;
using promql::Expr;

using Labels = std::vector<std::string>;

/// Labels that the level of a name can be made of.
std::set<std::string, std::less<>> known_labels(const Catalog& release) {
  std::set<std::string, std::less<>> known{model::kTargetLabels.begin(),
                                           model::kTargetLabels.end()};
  for (const auto& metric : release.metrics) {
    for (const auto& label : metric.labels)
      known.insert(label.name);
  }
  return known;
}

/// Whether `level` is some of `labels` joined by `_`, in any order, each at most once.
bool is_made_of(std::string_view level, const Labels& labels, Labels taken = {}) {
  if (level.empty()) return true;
  return std::ranges::any_of(labels, [&](const std::string& label) {
    if (!level.starts_with(label) || std::ranges::find(taken, label) != taken.end()) return false;
    auto rest = level.substr(label.size());
    if (!rest.empty() && rest.front() != '_') return false;
    if (!rest.empty()) rest.remove_prefix(1);
    auto more = taken;
    more.push_back(label);
    return (rest.empty() || level.size() > label.size() + 1) && is_made_of(rest, labels, more);
  });
}

/// The labels that an expression keeps, where its outermost aggregation says which.
std::optional<Labels> kept_labels(const Expr& expr) {
  if (const auto* paren = std::get_if<promql::Paren>(&expr.node)) return kept_labels(*paren->inner);
  if (const auto* call = std::get_if<promql::Call>(&expr.node)) {
    const auto* function = promql::find_function(call->function);
    const auto vector =
        function == nullptr ? std::nullopt : promql::vector_argument(*function, call->args.size());
    auto labels = vector && function->labels == promql::LabelEffect::DropBucket
                      ? kept_labels(call->args[*vector])
                      : std::nullopt;
    if (labels) std::erase(*labels, "le");
    return labels;
  }
  const auto* aggregation = std::get_if<promql::Aggregation>(&expr.node);
  if (aggregation == nullptr || !aggregation->grouping) return std::nullopt;
  if (aggregation->grouping->kind != promql::GroupingKind::By) return std::nullopt;
  Labels labels;
  for (const auto& label : aggregation->grouping->labels)
    labels.push_back(label.name);
  return labels;
}

std::string labels_text(const Labels& labels) {
  return labels.empty() ? "no label" : fmt::format("{}", fmt::join(labels, ", "));
}

std::string_view level_of(std::string_view name) { return name.substr(0, name.find(':')); }

Diagnostic contradiction(const model::RecordingRule& rule, std::string message) {
  return {.severity = Severity::Warning,
          .code = "rule/record-name",
          .place = rule.place,
          .message = std::move(message),
          .help = "names of records are level:metric:operations: mend the name or the signal"};
}

void check_level(const model::RecordingRule& rule, const Catalog& release, Diagnostics& out) {
  const auto* signal = model::find_signal(release, rule.signal);
  const auto* definition =
      signal == nullptr ? nullptr : std::get_if<model::ExprDefinition>(&signal->definition);
  const auto kept = definition == nullptr ? std::nullopt : kept_labels(definition->expr);
  const auto level = level_of(rule.record);
  if (!kept || level.empty()) return;
  const auto known = known_labels(release);
  const bool of_kept = is_made_of(level, *kept);
  const bool of_labels = is_made_of(level, {known.begin(), known.end()});
  if (of_kept || !of_labels) return;
  out.push_back(contradiction(
      rule, fmt::format("the name says '{}', and the result has {}", level, labels_text(*kept))));
}

/// `5m` of `rate5m`: the duration at the end of what the name says is done.
std::optional<model::Duration> window_of(std::string_view name) {
  const auto operations = name.substr(name.rfind(':') + 1);
  for (const std::string_view function : {"increase", "irate", "rate", "delta"}) {
    const auto at = operations.rfind(function);
    if (at == std::string_view::npos) continue;
    const auto text = operations.substr(at + function.size());
    if (text.empty() || !is_digit(text.front())) continue;
    return model::parse_duration(text);
  }
  return std::nullopt;
}

/// The ranges that the rule reads; absent when one of them is not a plain duration.
std::optional<std::vector<model::Duration>> ranges_of(const Expr& expr) {
  std::vector<model::Duration> ranges;
  bool plain = true;
  promql::for_each_expr(expr, [&](const Expr& e) {
    const auto* matrix = std::get_if<promql::MatrixSelector>(&e.node);
    if (matrix == nullptr) return;
    const auto* seconds = std::get_if<promql::NumberLiteral>(&matrix->range.node);
    plain = plain && seconds != nullptr;
    if (seconds != nullptr) ranges.push_back({static_cast<std::int64_t>(seconds->value * 1000)});
  });
  return plain && !ranges.empty() ? std::optional{std::move(ranges)} : std::nullopt;
}

void check_window(const model::RecordingRule& rule, Diagnostics& out) {
  const auto window = window_of(rule.record);
  const auto ranges = window ? ranges_of(rule.expr) : std::nullopt;
  if (!ranges || std::ranges::find(*ranges, *window) != ranges->end()) return;
  out.push_back(contradiction(
      rule, fmt::format("the name says {}, and the rule reads {}", model::to_string(*window),
                        model::to_string(ranges->front()))));
}

}  // namespace

Diagnostics check_record_names(const Catalog& release, const model::RulePlan& rules) {
  Diagnostics out;
  for (const auto& group : rules.groups) {
    for (const auto& rule : group.rules) {
      const auto* record = std::get_if<model::RecordingRule>(&rule);
      if (record == nullptr) continue;
      check_level(*record, release, out);
      check_window(*record, out);
    }
  }
  return out;
}

}  // namespace obsgen::check
