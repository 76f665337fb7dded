#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kAlert = std::to_array<Check>({
    {.code = "alert/duplicate",
     .severity = Severity::Warning,
     .found_in = FoundIn::Catalog,
     .summary = "two alerts that always fire together",
     .explanation =
         "Both have the same condition, 'for' and labels, so that people are told of one thing "
         "twice. Remove one, or set what tells them apart.",
     .bad = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few., description: Few toys.}
  - {name: Scarce, signal: "toys:value", below: 3, summary: Scarce., description: Toys are scarce.})",
     .good = R"(alerts:
  - {name: Few, signal: "toys:value", below: 3, summary: Few., description: Few toys.}
  - {name: Scarce, signal: "toys:value", below: 1, summary: Scarce., description: Toys are scarce.})"},
    {.code = "alert/scalar",
     .found_in = FoundIn::Catalog,
     .summary = "an alert on a number instead of a vector",
     .explanation = "The signal is a number, such as scalar(…) or time() without a metric. "
                    "Prometheus refuses to "
                    "compare numbers, and with the rule the whole file; one that is not compared "
                    "fires always. "
                    "Keep the vector.",
     .bad = R"x(signals:
  age: {expr: "time() - scalar(max(toys))"}
alerts:
  - {name: Old, signal: age, above: 3600, summary: Old toys., description: Old toys.})x",
     .good = R"x(signals:
  age: {expr: "time() - max(toys)"}
alerts:
  - {name: Old, signal: age, above: 3600, summary: Old toys., description: Old toys.})x"},
    {.code = "alert/stray-brace",
     .found_in = FoundIn::Template,
     .summary = "a text that shows what was meant to be filled in",
     .explanation =
         "Labels and values stand in two braces: '{{ $labels.zone }}'; only '{operator}' and "
         "'{selector}' stand in one. Anything else is shown to people as it is written.",
     .bad = "{ $value } toys are left in {{ $labels.zone }}.",
     .good = "{{ $value }} toys are left in {{ $labels.zone }}."},
    {.code = "alert/template-fails",
     .found_in = FoundIn::Template,
     .summary = "a text that cannot be expanded",
     .explanation =
         "Prometheus loads the rule, but fails when the alert is active: people read the error in "
         "place of the text. Each text is expanded once here, with labels and values that the "
         "alert may have.",
     .bad = "{{ printf $value }} toys are left.",
     .good = "{{ printf \"%.0f\" $value }} toys are left."},
    {.code = "alert/template-syntax",
     .found_in = FoundIn::Template,
     .summary = "a text that Go's templates refuse",
     .explanation =
         "Prometheus refuses to load a rule file with such an annotation, and with it every "
         "rule in the file. Close what is open, and separate operands by blanks.",
     .bad = "Few toys in {{ $labels.zone",
     .good = "Few toys in {{ $labels.zone }}."},
    {.code = "alert/unknown-function",
     .found_in = FoundIn::Template,
     .summary = "a function that templates do not have",
     .explanation =
         "Prometheus knows its own functions and those of Go's templates; with any other the "
         "rule file is refused.",
     .bad = "{{ $value | humanise }} toys are left.",
     .good = "{{ $value | humanize }} toys are left."},
    {.code = "alert/unknown-label",
     .found_in = FoundIn::Template,
     .summary = "a label that the alert's signal does not have",
     .explanation =
         "The text would show nothing where the label should stand, in a page that somebody "
         "reads at night. Show a label that the expression keeps, or keep this one in it.",
     .bad = "Few toys in {{ $labels.zoen }}.",
     .good = "Few toys in {{ $labels.zone }}."},
    {.code = "alert/unknown-metric",
     .found_in = FoundIn::Written,
     .summary = "a test that feeds a metric which is not there",
     .explanation =
         "The unit test of an alert gives values to a metric that the release does not "
         "expose, so that it would prove nothing. Tests are proven before; please report a "
         "catalog that shows this."},
    {.code = "alert/unknown-series",
     .found_in = FoundIn::Written,
     .summary = "a rule that reads a series which is not there",
     .explanation =
         "A rule that is about to be written reads a series that does not exist after the "
         "scrape, so that it would never fire. Expressions are proven before; please report a "
         "catalog that shows this."},
    {.code = "alert/unknown-variable",
     .found_in = FoundIn::Template,
     .summary = "a variable that alerts do not have",
     .explanation =
         "Templates of alerts have $labels, $value, $externalLabels and $externalURL, and "
         "those that they define. With any other Prometheus refuses the rule file.",
     .bad = "Few toys in {{ $label.zone }}.",
     .good = "Few toys in {{ $labels.zone }}."},
    {.code = "alert/unreadable",
     .found_in = FoundIn::Written,
     .summary = "a rule that would not be read as it is meant",
     .explanation = "Each rule is read again before it is written, and this one was refused or "
                    "means something "
                    "else then. That is a bug of obsgen; please report it with the catalog."},
    {.code = "alert/value-in-label",
     .found_in = FoundIn::Catalog,
     .summary = "a label of an alert that changes all the time",
     .explanation =
         "An alert is known by its labels. When one shows the value or the time, each evaluation "
         "makes another alert: 'for' never passes, and people are told again and again. Show the "
         "value in 'description'.",
     .bad = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    labels: {left: "{{ $value }}"}
    summary: Few.
    description: Few toys.)",
     .good = R"(alerts:
  - name: Few
    signal: "toys:value"
    below: 3
    labels: {team: toys}
    summary: Few.
    description: "{{ $value }} toys are left.")"},
});
static_assert(std::ranges::is_sorted(kAlert, {}, &Check::code));

}  // namespace

std::span<const Check> alert_checks() { return kAlert; }

}  // namespace obsgen::check
