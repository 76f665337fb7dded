#include "check/thresholds.h"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/result_labels.h"
#include "check/scale_slip.h"
#include "promql/interval.h"
#include "promql/operators.h"
#include "promql/print.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using model::Comparison;
using promql::BinaryOp;
using promql::Interval;
using promql::Truth;

BinaryOp operator_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::Above:
      return BinaryOp::Greater;
    case Comparison::Below:
      return BinaryOp::Less;
    case Comparison::Equals:
      return BinaryOp::Equal;
  }
  return BinaryOp::Equal;
}

std::string_view word_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::Above:
      return "above";
    case Comparison::Below:
      return "below";
    case Comparison::Equals:
      return "equals";
  }
  return {};
}

std::string mend_of(double value, Interval range) {
  if (range == Interval{1, 1})
    return "the signal only says that something is so: write 'present: true' without a threshold";
  if (range == promql::kZeroToOne && value > 1)
    return fmt::format("a share of 1 is 100 %: write {:g}", value / 100);
  return "choose a threshold that the value can cross";
}

/// A comparison with `bool` answers 0 or 1 for every element, and any answer is enough to fire.
Diagnostics check_presence(const Site& site, const model::AlertingRule& rule) {
  const auto* binary = std::get_if<promql::Binary>(&promql::without_parens(site.expr).node);
  if (binary == nullptr || !binary->return_bool) return {};
  return {{.code = "alert/always-fires",
           .place = rule.place,
           .message = "'present: true' always holds: 'bool' makes 0 of what does not compare",
           .help = "leave 'bool' out",
           .notes = {{fmt::format("in {}", promql::print(site.expr))}}}};
}

}  // namespace

Diagnostics check_threshold(const Site& site, const model::AlertingRule& rule, model::Unit unit) {
  if (!rule.threshold) return check_presence(site, rule);
  const auto [comparison, value] = *rule.threshold;
  const Interval range = site.meaning.values(site.expr).range;
  const Truth truth = promql::compare(range, operator_of(comparison), {value, value});
  const auto said = fmt::format("'{}: {:g}'", word_of(comparison), value);
  const Note in{fmt::format("in {}", promql::print(site.expr))};
  if (truth == Truth::Never)
    return {{.code = "alert/never-fires",
             .place = rule.place,
             .message =
                 fmt::format("{} can never hold: the value is {}", said, promql::describe(range)),
             .help = mend_of(value, range),
             .notes = {in}}};
  const bool any_at_all = comparison == Comparison::Above && value == 0;
  if (truth == Truth::Always && !range.is_point() && !any_at_all)
    return {
        {.code = "alert/always-fires",
         .place = rule.place,
         .message = fmt::format("{} always holds: the value is {}", said, promql::describe(range)),
         .help = mend_of(value, range),
         .notes = {in}}};
  if (auto slip = mend_of_scale(value, unit); !slip.empty())
    return {{.severity = Severity::Warning,
             .code = "alert/threshold-scale",
             .place = rule.place,
             .message = fmt::format("{} is said of a signal whose unit is '{}'", said,
                                    model::to_string(unit)),
             .help = std::move(slip)}};
  return {};
}

Diagnostics check_identity(const Site& site, const model::AlertingRule& rule) {
  const auto& elements = site.meaning.elements(site.expr);
  std::vector<std::string> kept;
  for (const std::string& label : elements.replica)
    if (!lacks(site.facts.of(site.expr), label)) kept.push_back(label);
  if (kept.empty()) return {};
  return {{.severity = Severity::Warning,
           .code = "alert/keeps-replica",
           .place = rule.place,
           .message = fmt::format("the alert keeps '{}', which says who tells it, and fires anew "
                                  "with each new Pod",
                                  fmt::join(kept, "', '")),
           .help = "aggregate it away: max by (…) with the labels of what the alert is about",
           .notes = {{fmt::format("in {}", promql::print(site.expr))}}}};
}

}  // namespace obsgen::check
