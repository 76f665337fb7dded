#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kExpositionAM = std::to_array<Check>({
    {.code = "exposition/after-end",
     .found_in = FoundIn::OpenMetrics,
     .summary = "lines behind '# EOF'",
     .explanation =
         "An OpenMetrics page ends there, and Prometheus refuses what follows. Two pages were "
         "probably joined.",
     .bad = R"(# TYPE a gauge
a 1
# EOF
a 2
# EOF)",
     .good = R"(# TYPE a gauge
a 1
# EOF)"},
    {.code = "exposition/bad-escape",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "an unknown escape",
     .explanation =
         "In label values and help texts there are \\\\, \\n and, in values, \\\". Prometheus "
         "takes any other as it stands, stricter readers refuse the page.",
     .bad = R"(a{path="C:\dir"} 1)",
     .good = R"(a{path="C:\\dir"} 1)"},
    {.code = "exposition/bad-number",
     .found_in = FoundIn::Page,
     .summary = "a value that is no number",
     .explanation =
         "Prometheus refuses the whole scrape for one such value. Numbers are decimal; there "
         "are NaN, +Inf and -Inf too.",
     .bad = "a 1,5",
     .good = "a 1.5"},
    {.code = "exposition/bad-timestamp",
     .found_in = FoundIn::Page,
     .summary = "a timestamp that is none",
     .explanation =
         "Behind the value may stand the time, in milliseconds in Prometheus text and in "
         "seconds in OpenMetrics. Most exporters leave it away.",
     .bad = "a 1 now",
     .good = "a 1 1700000000000"},
    {.code = "exposition/blank-line",
     .found_in = FoundIn::OpenMetrics,
     .summary = "an empty line in an OpenMetrics page",
     .explanation =
         "OpenMetrics has no empty lines, and Prometheus refuses the scrape. Take it out.",
     .bad = R"(a 1

b 1
# EOF)",
     .good = R"(a 1
b 1
# EOF)"},
    {.code = "exposition/bucket-bound",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a bucket without a bound",
     .explanation =
         "Each '_bucket' has a label 'le' with a number; without one the bucket takes no part "
         "in any quantile.",
     .bad = R"(# TYPE h histogram
h_bucket{le="fast"} 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)",
     .good = R"(# TYPE h histogram
h_bucket{le="0.1"} 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)"},
    {.code = "exposition/bucket-order",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "buckets that are not cumulative",
     .explanation =
         "A bucket counts everything up to its bound, so that counts never fall from bound to "
         "bound. Quantiles of such a histogram are wrong.",
     .bad = R"(# TYPE h histogram
h_bucket{le="0.1"} 5
h_bucket{le="1"} 3
h_bucket{le="+Inf"} 5
h_sum 1
h_count 5)",
     .good = R"(# TYPE h histogram
h_bucket{le="0.1"} 3
h_bucket{le="1"} 5
h_bucket{le="+Inf"} 5
h_sum 1
h_count 5)"},
    {.code = "exposition/comment",
     .found_in = FoundIn::OpenMetrics,
     .summary = "a comment in an OpenMetrics page",
     .explanation =
         "OpenMetrics has no lines with '#' but HELP, TYPE, UNIT and EOF; Prometheus refuses "
         "the scrape.",
     .bad = R"(# made by hand
a 1
# EOF)",
     .good = R"(a 1
# EOF)"},
    {.code = "exposition/count-mismatch",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a histogram whose count is not its last bucket",
     .explanation =
         "'_count' and the bucket +Inf count the same observations. Where they differ, means "
         "and shares contradict the quantiles.",
     .bad = R"(# TYPE h histogram
h_bucket{le="+Inf"} 4
h_sum 1
h_count 5)",
     .good = R"(# TYPE h histogram
h_bucket{le="+Inf"} 5
h_sum 1
h_count 5)"},
    {.code = "exposition/duplicate-bucket",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "two spellings of one bound",
     .explanation =
         "'1' and '1.0' are the same bound but two series, between which a quantile jumps. "
         "Write each bound in one way.",
     .bad = R"(# TYPE h histogram
h_bucket{le="1"} 1
h_bucket{le="1.0"} 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)",
     .good = R"(# TYPE h histogram
h_bucket{le="1"} 1
h_bucket{le="+Inf"} 1
h_sum 1
h_count 1)"},
    {.code = "exposition/duplicate-label",
     .found_in = FoundIn::Page,
     .summary = "a label that is there twice",
     .explanation = "A series has each label once; Prometheus refuses the scrape.",
     .bad = R"(a{x="1",x="2"} 1)",
     .good = R"(a{x="1",y="2"} 1)"},
    {.code = "exposition/duplicate-sample",
     .found_in = FoundIn::Page,
     .summary = "a series that is there twice",
     .explanation =
         "Prometheus keeps one of the two values and drops the other, with a warning in its "
         "log only. Often two collectors expose the same metric, or a label is missing that "
         "tells them apart.",
     .bad = R"(a{x="1"} 1
a{x="1"} 2)",
     .good = R"(a{x="1"} 1
a{x="2"} 2)"},
    {.code = "exposition/exemplar",
     .found_in = FoundIn::Page,
     .summary = "an exemplar outside of OpenMetrics",
     .explanation =
         "Only OpenMetrics has exemplars; in Prometheus text such a line fails the whole "
         "scrape. Expose the page as OpenMetrics, or leave the exemplar away.",
     .bad = R"(a_total 1 # {trace_id="x"} 1)",
     .good = "a_total 1"},
    {.code = "exposition/interleaved-family",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a metric in several places of the page",
     .explanation =
         "The samples of a metric stand together. Prometheus reads them apart too, but the "
         "type and help may be lost, and stricter readers refuse the page.",
     .bad = R"(a{x="1"} 1
b 1
a{x="2"} 1)",
     .good = R"(a{x="1"} 1
a{x="2"} 1
b 1)"},
    {.code = "exposition/label-name",
     .found_in = FoundIn::Page,
     .summary = "a label without a usable name",
     .explanation =
         "A label's name is not empty, and '__name__' is the metric's own name. Prometheus "
         "refuses the scrape.",
     .bad = R"(a{__name__="b"} 1)",
     .good = R"(a{name="b"} 1)"},
    {.code = "exposition/late-type",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "a type behind the samples",
     .explanation =
         "A 'TYPE' line stands before the samples of its metric; here those before it were "
         "read without a type.",
     .bad = R"(a_sum 1
# TYPE a summary
a_count 1)",
     .good = R"(# TYPE a summary
a_sum 1
a_count 1)"},
    {.code = "exposition/leading-blank",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "blanks before a name",
     .explanation =
         "Prometheus takes the blanks for a part of the name, so that no query finds the "
         "metric.",
     .bad = "  a 1",
     .good = "a 1"},
    {.code = "exposition/metric-name",
     .found_in = FoundIn::Page,
     .summary = "a sample without a metric's name",
     .explanation =
         "The name stands before the braces, or quoted and first in them, once and not empty.",
     .bad = R"({x="1"} 1)",
     .good = R"(a{x="1"} 1)"},
    {.code = "exposition/missing-blank",
     .severity = Severity::Warning,
     .found_in = FoundIn::Page,
     .summary = "no blank between a name and what follows",
     .explanation =
         "Prometheus ends the name where its characters end; stricter readers refuse the "
         "page. A name with other characters is quoted.",
     .bad = "a+1",
     .good = "a 1"},
});
static_assert(std::ranges::is_sorted(kExpositionAM, {}, &Check::code));

}  // namespace

std::span<const Check> exposition_a_m_checks() { return kExpositionAM; }

}  // namespace obsgen::check
