#include "plan/dashboards/state_codes.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "plan/query/terms.h"
#include "plan/words/tones.h"
#include "promql/tree.h"

namespace obsgen::plan {

using promql::BinaryOp;

namespace {

std::string state_label(const model::ValueDomain& value) {
  return std::visit(Overloaded{[](const model::StateValue& v) { return v.label; },
                               [](const model::OneHotValue& v) { return v.label; },
                               [](const model::FreeValue&) { return std::string{}; },
                               [](const model::InfoValue&) { return std::string{}; },
                               [](const model::BoolValue&) { return std::string{}; },
                               [](const model::RatioValue&) { return std::string{}; },
                               [](const model::TimestampValue&) { return std::string{}; }},
                    value);
}

bool is_one_hot(const model::Metric& metric) {
  return std::holds_alternative<model::OneHotValue>(metric.value);
}

/// Positions of the values from good to bad; those of one tone as they are declared.
std::vector<std::size_t> by_severity(const model::Label& label) {
  std::vector<std::size_t> order(label.values.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const auto left = label.values[a].tone.value_or(model::Tone::Neutral);
    const auto right = label.values[b].tone.value_or(model::Tone::Neutral);
    return left != right && worse(left, right) == right;
  });
  return order;
}

bool is_alarming(const model::LabelValue& value) {
  return value.tone == model::Tone::Warning || value.tone == model::Tone::Bad;
}

bool has_alarming(const model::Label& label) {
  return std::ranges::any_of(label.values, is_alarming);
}

void match(promql::Expr& expr, const std::string& label, const std::string& value) {
  promql::for_each_selector(expr, [&](promql::VectorSelector& vector) {
    vector.matchers.push_back({.label = label, .op = promql::MatchOp::Equal, .value = value});
  });
}

promql::Expr times(promql::Expr state, bool one_hot, std::size_t code) {
  if (one_hot) state = binary(BinaryOp::Equal, std::move(state), number(1));
  if (code == 1) return state;
  if (one_hot) state = paren(std::move(state));
  return binary(BinaryOp::Multiply, std::move(state), number(static_cast<double>(code)));
}

}  // namespace

const model::Label* coded_label(const model::Metric& metric) {
  const auto* label = model::find_label(metric, state_label(metric.value));
  return label == nullptr || label->values.empty() ? nullptr : label;
}

std::vector<model::ValueMapping> code_mappings(const model::Label& label) {
  const auto colours = colours_of(label);
  std::vector<model::ValueMapping> mappings;
  for (const std::size_t i : by_severity(label)) {
    const auto neutral = model::Colour{model::Tone::Neutral, static_cast<std::uint32_t>(i)};
    mappings.push_back({fmt::format("{}", mappings.size() + 1), shown_value(label.values[i]),
                        colours[i].value_or(neutral)});
  }
  return mappings;
}

std::vector<model::LabelRef> object_labels(const model::Metric& metric, Identity identity) {
  std::vector<model::LabelRef> labels;
  const auto state = state_label(metric.value);
  for (const auto& label : metric.labels) {
    if (label.name == state || (label.identity && identity == Identity::Without)) continue;
    labels.push_back({label.name});
  }
  const bool per_pod = metric.replicas == model::Replicas::Own && !metric.external;
  if (per_pod && std::ranges::none_of(labels, [](const auto& l) { return l.name == "pod"; }))
    labels.push_back({"pod"});
  return labels;
}

std::optional<Query> plan_codes(const PanelScope& scope, const CodeRequest& request,
                                Diagnostics& diagnostics) {
  const auto& metric = request.metric;
  const auto* label = coded_label(metric);
  if (label == nullptr) return std::nullopt;
  const auto* kind = is_one_hot(metric) ? "state" : "objects";
  const model::SignalUse use{.signal = fmt::format("{}:{}", metric.name, kind), .by = request.by};
  auto query = scope.queries.plan(use, scope.setting, diagnostics);
  if (!query) return std::nullopt;
  const auto after = model::label_after_scrape(scope.catalog.scrape, metric, label->name);
  const bool all = request.states == States::All || !has_alarming(*label);
  std::optional<promql::Expr> sum;
  std::size_t code = 0;
  for (const std::size_t i : by_severity(*label)) {
    ++code;
    if (!all && !is_alarming(label->values[i])) continue;
    auto state = query->expr;
    match(state, after, label->values[i].value);
    state = times(std::move(state), is_one_hot(metric), code);
    sum = sum ? binary(BinaryOp::Or, *std::move(sum), std::move(state)) : std::move(state);
  }
  query->expr = *std::move(sum);
  return query;
}

}  // namespace obsgen::plan
