#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kTest = std::to_array<Check>({
    {.code = "test/after-end",
     .found_in = FoundIn::Catalog,
     .summary = "a test that expects an alert when there are no samples any more",
     .explanation =
         "Prometheus looks back five minutes for a sample, and a range as far as it is long. "
         "Later than that behind the end of its series an alert has nothing to fire on. Give the "
         "series values for longer, or say 'silent'.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {zone: a}, values: 1x10}], at: {30m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {zone: a}, values: 1x30}], at: {30m: firing}}])"},
    {.code = "test/impossible-value",
     .found_in = FoundIn::Catalog,
     .summary = "a number in a test that the metric never has",
     .explanation =
         "A counter is never negative, an info or state metric is always 1, a ratio is from 0 to "
         "1. A test with other numbers shows what never happens. Mend the values, or what the "
         "catalog says of the metric.",
     .bad = R"(alerts:
  - name: Built
    signal: "toy_builds_total:rate"
    above: 3
    summary: Many.
    description: Many toys.
    tests: [{name: down, series: [{metric: toy_builds_total, values: 5-1x10}], at: {10m: silent}}])",
     .good = R"(alerts:
  - name: Built
    signal: "toy_builds_total:rate"
    above: 3
    summary: Many.
    description: Many toys.
    tests: [{name: few, series: [{metric: toy_builds_total, values: 5+1x10}], at: {10m: silent}}])"},
    {.code = "test/label",
     .found_in = FoundIn::Catalog,
     .summary = "a test whose series have labels that the alert does not read",
     .explanation =
         "Every selector of the alert asks for other labels than the test's series have, so that "
         "it has nothing to fire on. Give the series the labels that the alert reads.",
     .bad = R"(signals: {red: {expr: 'toys{colour="red"}'}}
alerts:
  - name: Few
    signal: red
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {zone: a, colour: blue}, values: 1x10}], at: {5m: firing}}])",
     .good = R"(signals: {red: {expr: 'toys{colour="red"}'}}
alerts:
  - name: Few
    signal: red
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {zone: a, colour: red}, values: 1x10}], at: {5m: firing}}])"},
    {.code = "test/label-value",
     .found_in = FoundIn::Catalog,
     .summary = "a test that gives a label a value which it never has",
     .explanation =
         "The catalog lists all values of the label. A test with another shows what never "
         "happens. Use one of them, or add the value to the label.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {colour: rad}, values: 1x10}], at: {5m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, labels: {colour: red}, values: 1x10}], at: {5m: firing}}])"},
    {.code = "test/missing-series",
     .found_in = FoundIn::Catalog,
     .summary = "a test that gives an alert nothing to fire on",
     .explanation =
         "The alert's expression has no result without samples of a metric of which the test "
         "gives none. Give series of it, or say 'silent'.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: up, values: 1x10}], at: {5m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x10}], at: {5m: firing}}])"},
    {.code = "test/never-pending",
     .found_in = FoundIn::Catalog,
     .summary = "a test that expects an alert to wait which fires at once",
     .explanation =
         "An alert without 'for' fires as soon as its condition holds and is never pending. Say "
         "'firing', or give the alert a 'for'.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x10}], at: {5m: pending}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    for: 10m
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x10}], at: {5m: pending}}])"},
    {.code = "test/too-early",
     .found_in = FoundIn::Catalog,
     .summary = "a test that expects an alert to fire before its 'for' can have passed",
     .explanation =
         "A test begins at 0, so that no condition has held for longer than the time at which "
         "the alert is looked at. Look at it later, or expect 'pending'.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    for: 10m
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x20}], at: {9m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    for: 10m
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x20}], at: {10m: firing}}])"},
    {.code = "test/unread-series",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "a series of a test that the alert does not read",
     .explanation =
         "Nothing that the alert is made of reads a series of that name, so that the test would "
         "come out the same without it. Give series of what the alert reads.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x10}, {metric: up, values: 1x10}], at: {5m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 1x10}], at: {5m: firing}}])"},
    {.code = "test/value",
     .found_in = FoundIn::Catalog,
     .summary = "a test whose samples contradict the state that it expects",
     .explanation =
         "The alert compares samples with a number. Where none of the test's samples satisfies "
         "that, it cannot fire; where each does, it cannot be silent. Mend the values or the "
         "state.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 5-1x2 3x8}], at: {5m: firing}}])",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    summary: Few.
    description: Few toys.
    tests: [{name: few, series: [{metric: toys, values: 5-1x2 2x8}], at: {5m: firing}}])"},
});
static_assert(std::ranges::is_sorted(kTest, {}, &Check::code));

}  // namespace

std::span<const Check> test_checks() { return kTest; }

}  // namespace obsgen::check
