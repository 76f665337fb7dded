#include "plan/query/default_signals.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"

namespace obsgen::plan {

using model::DefaultSignal;
using model::Metric;
using model::Replicas;
using model::Unit;
using promql::AggregateOp;
using promql::BinaryOp;
using promql::Expr;

namespace {

LabelList own_labels(const Metric& metric) {
  LabelList names;
  for (const auto& label : metric.labels)
    names.push_back(label.name);
  return names;
}

LabelList with(LabelList labels, std::string label) {
  if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
  return labels;
}

bool has_pods(const Metric& metric) { return metric.replicas == Replicas::Own && !metric.external; }

/// Labels that tell single series apart: a replica's pod too, when each has its own.
LabelList series_labels(const Metric& metric) {
  auto labels = own_labels(metric);
  return has_pods(metric) ? with(std::move(labels), "pod") : labels;
}

/// Labels of a sum over replicas; only where nothing else is left, the pod.
LabelList total_labels(const Metric& metric) {
  auto labels = own_labels(metric);
  return labels.empty() ? series_labels(metric) : labels;
}

/// `sum by (by) (operand)`; series that all replicas expose alike are taken once before.
Expr total(const Metric& metric, const LabelList& by, Expr operand) {
  if (metric.replicas == Replicas::Same) {
    const auto all = own_labels(metric);
    operand = aggregate(AggregateOp::Max, all, std::move(operand));
    if (by == all) return operand;
  }
  return aggregate(AggregateOp::Sum, by, std::move(operand));
}

Expr rate(const Metric& metric, std::string_view suffix, const LabelList& by) {
  return total(metric, by, over_window("rate", fmt::format("{}{}", metric.name, suffix)));
}

Expr mean(const Metric& metric, const LabelList& by) {
  auto count = paren(binary(BinaryOp::Greater, rate(metric, "_count", by), number(0)));
  return binary(BinaryOp::Divide, rate(metric, "_sum", by), std::move(count));
}

Expr quantile(const Metric& metric, double q, const LabelList& by) {
  std::vector<Expr> args;
  args.push_back(number(q));
  args.push_back(rate(metric, "_bucket", with(by, "le")));
  return call("histogram_quantile", std::move(args));
}

Expr buckets(const Metric& metric) {
  return total(metric, {"le"}, over_window("increase", metric.name + "_bucket"));
}

/// `le` of a bound as Prometheus 2 and 3 spell it (`5`, `5.0`), as one regular expression.
std::string le_pattern(double bound) {
  const auto text = fmt::format("{}", bound);
  const auto dot = text.find('.');
  if (dot == std::string::npos) return text + "(\\.0)?";
  return text.substr(0, dot) + "\\." + text.substr(dot + 1);
}

Expr share_below(const Metric& metric, double bound, const LabelList& by) {
  auto below = over_window("rate", metric.name + "_bucket");
  auto& range = std::get<promql::Call>(below.node).args.front();
  std::get<promql::MatrixSelector>(range.node)
      .vector.matchers.push_back(
          {.label = "le", .op = promql::MatchOp::Regex, .value = le_pattern(bound)});
  auto count = paren(binary(BinaryOp::Greater, rate(metric, "_count", by), number(0)));
  return binary(BinaryOp::Divide, total(metric, by, std::move(below)), std::move(count));
}

bool adds_up(const Metric& metric) {
  const bool level = metric.unit == Unit::Seconds || metric.unit == Unit::Ratio ||
                     metric.unit == Unit::Percent || metric.unit == Unit::Celsius;
  return std::holds_alternative<model::FreeValue>(metric.value) && !level;
}

/// Single series; with `by`, their sum where numbers of that kind add up, else the largest.
Expr value(const Metric& metric, const std::optional<LabelList>& by) {
  const bool info = std::holds_alternative<model::InfoValue>(metric.value);
  const auto all =
      info && metric.replicas == Replicas::Same ? own_labels(metric) : series_labels(metric);
  auto each = aggregate(AggregateOp::Max, all, selector(metric.name));
  if (!by) return each;
  return aggregate(adds_up(metric) ? AggregateOp::Sum : AggregateOp::Max, *by, std::move(each));
}

std::string state_label(const Metric& metric) {
  if (const auto* state = std::get_if<model::StateValue>(&metric.value)) return state->label;
  return {};
}

Expr age(const Metric& metric, const std::optional<LabelList>& by) {
  auto since =
      aggregate(AggregateOp::Max, by.value_or(series_labels(metric)), selector(metric.name));
  return binary(BinaryOp::Subtract, call("time", {}), std::move(since));
}

Expr state_count(const Metric& metric, const std::optional<LabelList>& by) {
  auto each = aggregate(AggregateOp::Max, own_labels(metric), selector(metric.name));
  return aggregate(AggregateOp::Count, by.value_or(LabelList{state_label(metric)}),
                   std::move(each));
}

}  // namespace

Definition define(const Metric& metric, DefaultSignal kind, const std::optional<LabelList>& by) {
  const auto totals = by.value_or(total_labels(metric));
  const auto across = by.value_or(LabelList{});
  switch (kind) {
    case DefaultSignal::Value:
      return {value(metric, by), metric.unit};
    case DefaultSignal::Rate: {
      const bool counter = metric.type == model::MetricType::Counter;
      return {rate(metric, counter ? "" : "_count", totals),
              model::per_second(counter ? metric.unit : Unit::Operations)};
    }
    case DefaultSignal::Count:
      return {state_count(metric, by), Unit::Objects};
    case DefaultSignal::Objects:
    case DefaultSignal::State:
      return {aggregate(AggregateOp::Max, by.value_or(own_labels(metric)), selector(metric.name)),
              Unit::None};
    case DefaultSignal::Age:
      return {age(metric, by), Unit::Seconds};
    case DefaultSignal::Mean:
      return {mean(metric, totals), metric.unit};
    case DefaultSignal::P50:
      return {quantile(metric, 0.5, across), metric.unit};
    case DefaultSignal::P95:
      return {quantile(metric, 0.95, across), metric.unit};
    case DefaultSignal::P99:
      return {quantile(metric, 0.99, across), metric.unit};
    case DefaultSignal::Buckets:
      return {buckets(metric), metric.unit};
    case DefaultSignal::Quantiles:
      return {aggregate(AggregateOp::Max, with(by.value_or(LabelList{}), "quantile"),
                        selector(metric.name)),
              metric.unit};
  }
  return {number(0), Unit::None};
}

Definition define(const Metric& metric, const model::HistogramDefinition& histogram) {
  LabelList by;
  for (const auto& label : histogram.by)
    by.push_back(label.name);
  switch (histogram.function) {
    case model::HistogramFunction::Quantile:
      return {quantile(metric, histogram.argument, by), metric.unit};
    case model::HistogramFunction::Mean:
      return {mean(metric, by), metric.unit};
    case model::HistogramFunction::ShareBelow:
      return {share_below(metric, histogram.argument, by), Unit::Ratio};
    case model::HistogramFunction::Rate:
      return {rate(metric, "_count", by), Unit::OperationsPerSecond};
    case model::HistogramFunction::Buckets:
      return {buckets(metric), metric.unit};
  }
  return {number(0), Unit::None};
}

}  // namespace obsgen::plan
