#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kPromql = std::to_array<Check>({
    {.code = "promql/ambiguous-label",
     .found_in = FoundIn::Catalog,
     .summary = "a label that means two things",
     .explanation =
         "On one side of the operator the label is the object's, on the other the target's, "
         "so that series match which have nothing to do with each other. Aggregate it away on "
         "one side, or rename it there.",
     .bad = R"(scrape: {service: {app: toy}, port: http, honor_labels: true}
labels: {namespace: {help: namespace of the toy}}
metrics:
  - {name: toys, type: gauge, help: Toys., labels: [namespace], object: Toy}
  - {name: toy_builds_total, type: counter, help: Toys built.}
objects: {Toy: {key: [namespace]}}
signals:
  mixed:
    expr: sum by (namespace) (toys) / sum by (namespace) (rate(toy_builds_total[$window]))
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: mixed}]}]})",
     .good = R"(scrape: {service: {app: toy}, port: http, honor_labels: true}
labels: {namespace: {help: namespace of the toy}}
metrics:
  - {name: toys, type: gauge, help: Toys., labels: [namespace], object: Toy}
  - {name: toy_builds_total, type: counter, help: Toys built.}
objects: {Toy: {key: [namespace]}}
signals:
  mixed:
    expr: sum (toys) / on () sum (rate(toy_builds_total[$window]))
dashboards:
  - {name: main, title: Toys, rows: [{title: Shelf, panels: [{signal: mixed}]}]})"},
    {.code = "promql/arguments",
     .found_in = FoundIn::Expression,
     .summary = "a function with the wrong number of arguments",
     .explanation = "Prometheus refuses the query, and with a rule the whole rule file.",
     .bad = "rate(toy_builds_total[$window], 5)",
     .good = "rate(toy_builds_total[$window])"},
    {.code = "promql/comment",
     .severity = Severity::Warning,
     .found_in = FoundIn::Formatted,
     .summary = "comments, which formatting does not keep",
     .explanation = "What is printed has no comments. Keep them beside the expression, where it is "
                    "written.",
     .bad = "up == 0  # down",
     .good = "up == 0"},
    {.code = "promql/dead-alternative",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "an alternative of a regular expression that matches nothing",
     .explanation =
         "The catalog closes the values of the label, and in no release one of them matches this "
         "alternative: what it was written for is not selected. Mend its spelling, or take it out.",
     .bad = R"(toys{colour=~"red|bleu"})",
     .good = R"(toys{colour=~"red|blue"})"},
    {.code = "promql/duration",
     .found_in = FoundIn::Expression,
     .summary = "a duration that is none",
     .explanation =
         "Durations are whole numbers with units, largest first (1h30m), longer than zero "
         "where they are ranges or steps, and at most 292 years long.",
     .bad = "rate(toy_builds_total[0s])",
     .good = "rate(toy_builds_total[5m])"},
    {.code = "promql/empty-matcher",
     .found_in = FoundIn::Expression,
     .summary = "a selector that would read everything",
     .explanation =
         "A selector needs a metric's name, or a matcher that an absent label does not pass; "
         "Prometheus refuses any other, since it would read every series.",
     .bad = R"({zone=~".*"})",
     .good = "toys"},
    {.code = "promql/excludes-nothing",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a matcher that is to exclude what never occurs",
     .explanation =
         "The catalog closes the values of the label, and in no release the matcher fits one of "
         "them: what it was written against is still there. Mend its spelling, or take it out.",
     .bad = R"(toys{colour!="bleu"})",
     .good = R"(toys{colour!="blue"})"},
    {.code = "promql/fails",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a call that fails when it is evaluated",
     .explanation =
         "Prometheus loads the expression but fails each time it evaluates it: the panel "
         "shows an error, the alert never fires.",
     .bad = R"(label_replace(toys, "", "x", "zone", ".*"))",
     .good = R"x(label_replace(toys, "place", "$1", "zone", "(.*)"))x"},
    {.code = "promql/feature",
     .found_in = FoundIn::Expression,
     .summary = "a part of PromQL that is behind a feature",
     .explanation =
         "Prometheus reads it only with that feature on, and refuses a whole rule file for it "
         "otherwise. 'target' of the catalog or an overlay says which are on.",
     .bad = "limitk(3, toys)",
     .good = "topk(3, toys)"},
    {.code = "promql/matcher",
     .found_in = FoundIn::Expression,
     .summary = "a metric's name that is given twice",
     .explanation =
         "The name stands before the braces or as '__name__' in them, not both. Leave one of "
         "the two.",
     .bad = R"(toys{__name__="toys"})",
     .good = "toys"},
    {.code = "promql/matching",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "'on' or 'ignoring' without two vectors",
     .explanation =
         "Matching labels says something between two vectors only; beside a number it does "
         "nothing. Remove it.",
     .bad = "toys * on() 2",
     .good = "toys * 2"},
    {.code = "promql/modifier",
     .found_in = FoundIn::Expression,
     .summary = "a modifier where it cannot stand",
     .explanation =
         "Ranges, offset, '@', bool, on, ignoring and group_left each belong behind something "
         "of their own; elsewhere Prometheus refuses the query.",
     .bad = "sum(toys)[5m]",
     .good = "sum(toys)"},
    {.code = "promql/newer",
     .found_in = FoundIn::Catalog,
     .summary = "a function that is newer than the Prometheus that reads it",
     .explanation = "The oldest Prometheus that has to understand what is written does not have "
                    "it, and refuses "
                    "the whole rule file. 'target' of the catalog or an overlay says which that "
                    "is; 2.42 where "
                    "nothing does.",
     .bad = R"x(signals: {spread: {expr: histogram_stddev(toys)}})x",
     .good = R"x(target: {prometheus: "3.5"}
signals: {spread: {expr: histogram_stddev(toys)}})x"},
    {.code = "promql/no-metric",
     .found_in = FoundIn::Expression,
     .summary = "a selector without a metric's name",
     .explanation =
         "Nothing can be proven of a selector that may read any metric. Write the name before "
         "the braces.",
     .bad = R"({zone="a"})",
     .good = R"(toys{zone="a"})"},
    {.code = "promql/not-a-counter",
     .found_in = FoundIn::Expression,
     .summary = "the rate of a gauge",
     .explanation =
         "rate and increase take each fall for a restart of a counter, so that of a gauge "
         "they make numbers without a meaning. Use delta or deriv, or a function such as "
         "max_over_time.",
     .bad = "rate(toys[$window])",
     .good = "deriv(toys[$window])"},
    {.code = "promql/nothing-left",
     .found_in = FoundIn::Expression,
     .summary = "matchers of one label that exclude each other",
     .explanation =
         "A series has one value of a label and has to pass all matchers of it, and no value does: "
         "the query has no data. One '=~' with alternatives selects several values.",
     .bad = R"(toys{colour="red", colour="blue"})",
     .good = R"(toys{colour=~"red|blue"})"},
    {.code = "promql/number",
     .found_in = FoundIn::Expression,
     .summary = "a number that cannot be held",
     .explanation = "The number is larger than a double holds.",
     .bad = "toys > 0x1FFFFFFFFFFFFFFFFF",
     .good = "toys > 1e6"},
    {.code = "promql/octal",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "a number that is read as octal",
     .explanation = "A leading 0 makes the number octal, so that 010 is 8. Leave it away.",
     .bad = "toys > 010",
     .good = "toys > 10"},
    {.code = "promql/offset",
     .severity = Severity::Warning,
     .found_in = FoundIn::Expression,
     .summary = "an offset that does nothing or goes on",
     .explanation =
         "An offset of nothing gives way to the one behind it, and an arithmetic sign behind "
         "an offset belongs to it. Remove the one, and put parentheses around what is meant.",
     .bad = "toys offset 0s offset 5m",
     .good = "toys offset 5m"},
    {.code = "promql/regex",
     .found_in = FoundIn::Expression,
     .summary = "a regular expression that is none",
     .explanation =
         "Prometheus refuses the query. Regular expressions are those of RE2: there are no "
         "lookaheads and no back references.",
     .bad = R"(toys{zone=~"(a"})",
     .good = R"x(toys{zone=~"(a)"})x"},
    {.code = "promql/removed-label",
     .found_in = FoundIn::Expression,
     .summary = "a label that was aggregated away",
     .explanation =
         "An aggregation or a match further inside left the label out, so that grouping by it "
         "does nothing and matching on it finds nothing. Keep it inside, or use one that is "
         "left.",
     .bad = "max by (zone) (sum by (colour) (toys))",
     .good = "max by (zone) (sum by (zone, colour) (toys))"},
    {.code = "promql/result-type",
     .found_in = FoundIn::Expression,
     .summary = "a signal that is no instant vector",
     .explanation =
         "Panels, records and alerts take vectors; Prometheus refuses rules of anything else but "
         "numbers. A range of samples needs a function over it.",
     .bad = "toys[5m]",
     .good = "max_over_time(toys[5m])"},
    {.code = "promql/short-range",
     .found_in = FoundIn::Expression,
     .summary = "a range that holds one sample",
     .explanation =
         "rate and its like need two samples, and the scrape brings one in this time: the "
         "result is empty. Write $window, which follows the scrape's interval.",
     .bad = "rate(toy_builds_total[30s])",
     .good = "rate(toy_builds_total[$window])"},
    {.code = "promql/string",
     .found_in = FoundIn::Expression,
     .summary = "a text that cannot be read",
     .explanation =
         "Quotes are closed on their line, and escapes are those of Go: a backslash in a "
         "regular expression is written twice.",
     .bad = R"(toys{zone=~"a\d"})",
     .good = R"(toys{zone=~"a\\d"})"},
    {.code = "promql/syntax",
     .found_in = FoundIn::Expression,
     .summary = "text that is not PromQL",
     .explanation = "Prometheus refuses the query, and with a rule the whole rule file.",
     .bad = "sum(toys",
     .good = "sum(toys)"},
    {.code = "promql/too-deep",
     .found_in = FoundIn::Limit,
     .summary = "an expression nested too deeply",
     .explanation =
         "Deeper expressions are damaged or hostile, and reading them would exhaust the stack."},
    {.code = "promql/too-long",
     .found_in = FoundIn::Limit,
     .summary = "an expression that is too long",
     .explanation = "An expression may have 1 MiB."},
    {.code = "promql/type",
     .found_in = FoundIn::Expression,
     .summary = "a value of the wrong type",
     .explanation =
         "Functions and operators take scalars, instant vectors or range vectors, each its "
         "own; Prometheus refuses the query. A range is written '[5m]' behind a selector.",
     .bad = "rate(toy_builds_total)",
     .good = "rate(toy_builds_total[$window])"},
    {.code = "promql/unknown-bound",
     .found_in = FoundIn::Expression,
     .summary = "a bucket that the histogram does not have",
     .explanation =
         "A matcher on 'le' names a bound that is not exposed, so that the query has no data. "
         "Take one of the histogram's bounds.",
     .bad = R"(rate(toy_build_seconds_bucket{le="5"}[$window]))",
     .good = R"(rate(toy_build_seconds_bucket{le="10"}[$window]))"},
    {.code = "promql/unknown-function",
     .found_in = FoundIn::Expression,
     .summary = "a function that PromQL does not have",
     .explanation = "Prometheus refuses the query, and with a rule the whole rule file.",
     .bad = "rates(toy_builds_total[$window])",
     .good = "rate(toy_builds_total[$window])"},
    {.code = "promql/unknown-label",
     .found_in = FoundIn::Expression,
     .summary = "a label that the metric does not have",
     .explanation =
         "After the scrape no series of the metric carries the label: a matcher on it finds "
         "nothing, grouping by it does nothing. The note lists what there is.",
     .bad = "sum by (zoen) (toys)",
     .good = "sum by (zone) (toys)"},
    {.code = "promql/unknown-metric",
     .found_in = FoundIn::Expression,
     .summary = "a metric that the catalog does not have",
     .explanation =
         "The release does not expose it, so that the query has no data. It was renamed, "
         "misspelt, or is missing in the catalog.",
     .bad = "sum(toyz)",
     .good = "sum(toys)"},
    {.code = "promql/unknown-quantile",
     .found_in = FoundIn::Expression,
     .summary = "a quantile that the summary does not expose",
     .explanation =
         "The program that exposes a summary computes its quantiles, and this is none of them: the "
         "query has no data. Take one of those that it exposes.",
     .bad = R"(toy_paint_seconds{quantile="0.95"})",
     .good = R"(toy_paint_seconds{quantile="0.99"})"},
    {.code = "promql/unknown-value",
     .found_in = FoundIn::Expression,
     .summary = "a value that the label never has",
     .explanation =
         "The catalog closes the values of the label, and the matcher fits none of them: the "
         "query has no data.",
     .bad = R"(toys{colour="green"})",
     .good = R"(toys{colour="red"})"},
});
static_assert(std::ranges::is_sorted(kPromql, {}, &Check::code));

}  // namespace

std::span<const Check> promql_checks() { return kPromql; }

}  // namespace obsgen::check
