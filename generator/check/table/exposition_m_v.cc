#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kExpositionMV = std::to_array<Check>({
    {.code = "exposition/missing-comma",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "no comma between two labels",
     .explanation = "Prometheus reads the line all the same, stricter readers refuse the page.",
     .bad = R"(a{x="1" y="2"} 1)",
     .good = R"(a{x="1",y="2"} 1)"},
    {.code = "exposition/missing-count",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a histogram without its count",
     .explanation = "Means and shares divide by '_count'; without it they have no data.",
     .bad = R"(# TYPE h histogram
h_bucket{le="+Inf"} 1
h_sum 1)",
     .good = R"(# TYPE h histogram
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)"},
    {.code = "exposition/missing-end",
     .found_in = FoundIn::OpenMetrics,
     .summary = "an OpenMetrics page without '# EOF'",
     .explanation =
         "A page without its last line was cut off on its way, and Prometheus refuses the "
         "scrape.",
     .bad = "a 1",
     .good = R"(a 1
# EOF)"},
    {.code = "exposition/missing-inf-bucket",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a histogram without its bucket +Inf",
     .explanation = "The last bucket counts everything; without it every quantile is NaN.",
     .bad = R"(# TYPE h histogram
h_bucket{le="1"} 1
h_sum 1
h_count 1)",
     .good = R"(# TYPE h histogram
h_bucket{le="1"} 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)"},
    {.code = "exposition/missing-total",
     .severity = Severity::Warning,
     .found_in = FoundIn::OpenMetrics,
     .summary = "a counter's sample without '_total'",
     .explanation =
         "OpenMetrics calls the sample of a counter 'x_total'. Prometheus takes it under the "
         "name that stands there, and the type is lost.",
     .bad = R"(# TYPE a counter
a 1
# EOF)",
     .good = R"(# TYPE a counter
a_total 1
# EOF)"},
    {.code = "exposition/not-utf8",
     .found_in = FoundIn::Bytes,
     .summary = "bytes that are not UTF-8",
     .explanation =
         "Prometheus refuses the whole scrape for one such name or value. A label probably "
         "holds bytes from elsewhere; clean them in the exporter."},
    {.code = "exposition/quantile",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a quantile that is no number from 0 to 1",
     .explanation =
         "A summary's samples have the label 'quantile', a number from 0 to 1. Queries for a "
         "quantile do not find this one.",
     .bad = R"(# TYPE s summary
s{quantile="99"} 1
s_sum 1
s_count 1)",
     .good = R"(# TYPE s summary
s{quantile="0.99"} 1
s_sum 1
s_count 1)"},
    {.code = "exposition/raw-line-break",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a line break inside quotes",
     .explanation =
         "A line break is written '\\n'. Prometheus reads it all the same, stricter readers "
         "refuse the page.",
     .bad = R"(a{x="one
two"} 1)",
     .good = R"(a{x="one\ntwo"} 1)"},
    {.code = "exposition/repeated-help",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a second help text",
     .explanation = "A metric has one help text; readers disagree on which of the two counts.",
     .bad = R"(# HELP a One.
# HELP a Two.
a 1)",
     .good = R"(# HELP a One.
a 1)"},
    {.code = "exposition/repeated-type",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a second type",
     .explanation = "A metric has one type, and readers disagree on which of the two counts. Two "
                    "collectors probably expose the same name.",
     .bad = R"(# TYPE a gauge
# TYPE a counter
a 1)",
     .good = R"(# TYPE a gauge
a 1)"},
    {.code = "exposition/repeated-unit",
     .severity = Severity::Warning,
     .found_in = FoundIn::OpenMetrics,
     .summary = "a second unit",
     .explanation = "A metric has one unit, in which its name ends.",
     .bad = R"(# UNIT a_seconds seconds
# UNIT a_seconds seconds
a_seconds 1
# EOF)",
     .good = R"(# UNIT a_seconds seconds
a_seconds 1
# EOF)"},
    {.code = "exposition/sample-name",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a sample whose name does not fit its type",
     .explanation =
         "Histograms and summaries have samples with suffixes; one with the bare name takes "
         "no part in them.",
     .bad = R"(# TYPE h histogram
h 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)",
     .good = R"(# TYPE h histogram
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)"},
    {.code = "exposition/syntax",
     .found_in = FoundIn::Page,
     .summary = "a line that cannot be read",
     .explanation = "Prometheus refuses the whole scrape for one such line.",
     .bad = "a{x=1} 1",
     .good = R"(a{x="1"} 1)"},
    {.code = "exposition/too-large",
     .found_in = FoundIn::Limit,
     .summary = "a page that is too large",
     .explanation =
         "A page of 4 GiB and more is not read. Prometheus has limits of its own, such as "
         "body_size_limit."},
    {.code = "exposition/too-many-labels",
     .found_in = FoundIn::Limit,
     .summary = "a series with too many labels",
     .explanation = "No series has so many labels; a line is damaged or hostile."},
    {.code = "exposition/too-many-problems",
     .found_in = FoundIn::Limit,
     .summary = "more problems than are told",
     .explanation =
         "The first 200 problems of a page are told one by one, the others counted. Mend "
         "those first; they often have one cause."},
    {.code = "exposition/unclosed-quote",
     .found_in = FoundIn::Page,
     .summary = "a quote that is not closed",
     .explanation =
         "Prometheus refuses the whole scrape. A quote in a value is written with a backslash "
         "before it.",
     .bad = R"(a{x="1} 1)",
     .good = R"(a{x="1"} 1)"},
    {.code = "exposition/unit-suffix",
     .found_in = FoundIn::OpenMetrics,
     .summary = "a name that does not end in its unit",
     .explanation =
         "In OpenMetrics the name of a metric with a unit ends in it; Prometheus refuses the "
         "scrape.",
     .bad = R"(# TYPE a gauge
# UNIT a seconds
a 1
# EOF)",
     .good = R"(# TYPE a_seconds gauge
# UNIT a_seconds seconds
a_seconds 1
# EOF)"},
    {.code = "exposition/unknown-type",
     .found_in = FoundIn::Page,
     .summary = "a type that does not exist",
     .explanation = "Prometheus refuses the whole scrape for one unknown type.",
     .bad = R"(# TYPE a guage
a 1)",
     .good = R"(# TYPE a gauge
a 1)"},
    {.code = "exposition/value",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a value that the type excludes",
     .explanation = "Counters and counts are neither negative nor NaN; rates of such a series are "
                    "nonsense.",
     .bad = R"(# TYPE a_total counter
a_total -1)",
     .good = R"(# TYPE a_total counter
a_total 1)"},
});
static_assert(std::ranges::is_sorted(kExpositionMV, {}, &Check::code));

}  // namespace

std::span<const Check> exposition_m_v_checks() { return kExpositionMV; }

}  // namespace obsgen::check
