#include "check/counters.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "promql/functions.h"
#include "promql/operators.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using promql::Binary;
using promql::BinaryOp;
using promql::Call;
using promql::Expr;
using promql::Values;

constexpr std::string_view kGrowth = "read its growth: rate(…[$window]), or increase";

class CounterCheck {
 public:
  CounterCheck(const Site& site, Severity severity) : site_(site), severity_(severity) {}

  Diagnostics run() {
    promql::for_each_expr(site_.expr, [&](const Expr& e) {
      if (const auto* binary = std::get_if<Binary>(&e.node)) check_binary(*binary);
      if (const auto* call = std::get_if<Call>(&e.node)) check_call(*call);
    });
    if (out_.empty()) check_result();
    return in_order(std::move(out_));
  }

 private:
  /// What is told of a total, and how to mend it.
  struct Words {
    std::string message{};
    std::string help{};
  };

  void raw(Span total, Span where, Words words, Severity severity) {
    Diagnostic d{.severity = severity,
                 .code = "promql/raw-counter",
                 .place = site_.locate(where),
                 .message = std::move(words.message),
                 .help = std::move(words.help)};
    if (!(total == where)) d.notes.push_back({"the counter", site_.locate(total)});
    out_.push_back(std::move(d));
  }

  void check_binary(const Binary& binary) {
    const Values& lhs = site_.meaning.values(*binary.lhs);
    const Values& rhs = site_.meaning.values(*binary.rhs);
    if (promql::is_comparison(binary.op)) return check_comparison(binary, lhs, rhs);
    if (binary.op == BinaryOp::Subtract && lhs.total && rhs.total && is_earlier(binary))
      return raw(*lhs.total, binary.op_span,
                 {"the difference of a counter and its past is wrong after each restart",
                  "write increase(…)"},
                 severity_);
    const bool divides = binary.op == BinaryOp::Divide && !lhs.literal && rhs.total;
    if (divides)
      raw(*rhs.total, binary.op_span,
          {fmt::format("'/' divides {} by a counter's total since its start",
                       lhs.total ? "a total" : "a value of now"),
           lhs.total ? "divide rates: what is long ago weighs as much as what is now"
                     : std::string{kGrowth}},
          lhs.total ? Severity::Warning : severity_);
  }

  /// What is above zero once has happened at all, which is asked for on purpose.
  void check_comparison(const Binary& binary, const Values& lhs, const Values& rhs) {
    const Values& number = lhs.literal ? lhs : rhs;
    const Values& other = lhs.literal ? rhs : lhs;
    if (!number.literal || !other.total) return;
    if (number.range.is_point() && number.range.low == 0) return;
    raw(*other.total, binary.op_span,
        {fmt::format("'{}' compares a counter's total since its start, which only grows",
                     promql::to_string(binary.op)),
         std::string{kGrowth}},
        severity_);
  }

  static bool is_earlier(const Binary& binary) {
    const auto* now = promql::selector_of(promql::without_parens(*binary.lhs));
    const auto* past = promql::selector_of(promql::without_parens(*binary.rhs));
    return now != nullptr && past != nullptr && now->name == past->name &&
           past->shift.offset.has_value() && !now->shift.offset.has_value();
  }

  void check_call(const Call& call) {
    const auto* function = promql::find_function(call.function);
    if (function == nullptr) return;
    const auto at = promql::vector_argument(*function, call.args.size());
    if (!at) return;
    const Expr& argument = call.args[*at];
    const Values& values = site_.meaning.values(argument);
    if (!values.total) return;
    if (function->needs_series == promql::SeriesNeed::Gauge)
      raw(*values.total, call.name_span,
          {fmt::format("'{}' is for gauges, and this is a counter: each restart is a fall to it",
                       call.function),
           std::string{kGrowth}},
          severity_);
    if (function->needs_series == promql::SeriesNeed::Counter) check_sum(call, argument);
    if (function->samples == promql::SampleRule::Distribution && values.observed)
      out_.push_back(
          {.severity = Severity::Warning,
           .code = "promql/raw-buckets",
           .place = site_.locate(call.name_span),
           .message = fmt::format("'{}' is over all observations since the start", call.function),
           .help = "take the rate of the buckets first: rate(…_bucket[$window])"});
  }

  void check_sum(const Call& call, const Expr& argument) {
    const auto* subquery = std::get_if<promql::Subquery>(&argument.node);
    if (subquery == nullptr) return;
    const auto* aggregation =
        std::get_if<promql::Aggregation>(&promql::without_parens(*subquery->expr).node);
    if (aggregation == nullptr || promql::keeps_labels(aggregation->op)) return;
    out_.push_back({.severity = severity_,
                    .code = "promql/rate-of-sum",
                    .place = site_.locate(call.name_span),
                    .message = fmt::format("'{}' of '{}' takes the restart of one counter for a "
                                           "restart of all",
                                           call.function, promql::to_string(aggregation->op)),
                    .help = fmt::format("{} first: {} ({}(…[$window]))", call.function,
                                        promql::to_string(aggregation->op), call.function)});
  }

  void check_result() {
    const Values& values = site_.meaning.values(site_.expr);
    if (!values.total) return;
    raw(*values.total, *values.total,
        {"this is a counter's total since its start, which only grows", std::string{kGrowth}},
        severity_);
  }

  const Site& site_;
  Severity severity_;
  Diagnostics out_{};
};

}  // namespace

Diagnostics check_counters(const Site& site, Severity severity) {
  return CounterCheck{site, severity}.run();
}

}  // namespace obsgen::check
