#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kLive = std::to_array<Check>({
    {.code = "live/buckets",
     .found_in = FoundIn::Exposed,
     .summary = "buckets with other bounds than the catalog says",
     .explanation =
         "Thresholds and quantiles are chosen by the bounds that the catalog names; with "
         "others they are estimated too coarsely, or a query for one bound has no data. Write "
         "the bounds that the release exposes.",
     .bad = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_build_seconds histogram
toy_build_seconds_bucket{zone="a",le="0.5"} 1
toy_build_seconds_bucket{zone="a",le="+Inf"} 1
toy_build_seconds_sum{zone="a"} 0.2
toy_build_seconds_count{zone="a"} 1)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_build_seconds histogram
toy_build_seconds_bucket{zone="a",le="0.1"} 0
toy_build_seconds_bucket{zone="a",le="1"} 1
toy_build_seconds_bucket{zone="a",le="10"} 1
toy_build_seconds_bucket{zone="a",le="+Inf"} 1
toy_build_seconds_sum{zone="a"} 0.2
toy_build_seconds_count{zone="a"} 1)"},
    {.code = "live/label-value",
     .found_in = FoundIn::Exposed,
     .summary = "a value that the catalog does not know",
     .explanation =
         "The catalog closes the values of this label, and colours, mappings and matchers "
         "rest on them; the new value would be shown without a meaning. Add it to 'values'.",
     .bad = R"(# TYPE toys gauge
toys{zone="a",colour="green"} 1)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1)"},
    {.code = "live/labels",
     .found_in = FoundIn::Exposed,
     .summary = "other labels than the catalog says",
     .explanation =
         "Queries group and match by the labels that the catalog names; with others they lose "
         "series or mix them up. Write the labels that the release exposes.",
     .bad = R"(# TYPE toys gauge
toys{zone="a"} 1)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1)"},
    {.code = "live/missing-metric",
     .found_in = FoundIn::Exposed,
     .summary = "a metric that is not exposed",
     .explanation =
         "The catalog says that this release always exposes the metric, and the page does not "
         "have it: its panels would stay empty. Give it 'until' or 'presence', or take it out.",
     .bad = R"(# TYPE toy_builds_total counter
toy_builds_total{zone="a"} 1)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_builds_total counter
toy_builds_total{zone="a"} 1)"},
    {.code = "live/quantiles",
     .found_in = FoundIn::Exposed,
     .summary = "a summary with other quantiles than the catalog says",
     .explanation =
         "Panels show the quantiles that the catalog names; one that is not exposed has no "
         "data. Write those that the release exposes.",
     .bad = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_paint_seconds summary
toy_paint_seconds{quantile="0.9"} 0.2
toy_paint_seconds_sum 3
toy_paint_seconds_count 12)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_paint_seconds summary
toy_paint_seconds{quantile="0.5"} 0.2
toy_paint_seconds{quantile="0.99"} 0.4
toy_paint_seconds_sum 3
toy_paint_seconds_count 12)"},
    {.code = "live/type",
     .found_in = FoundIn::Exposed,
     .summary = "a metric of another type than the catalog says",
     .explanation =
         "The type decides which functions make sense: the rate of a gauge or the last value "
         "of a counter say nothing. Write the type that the release exposes.",
     .bad = R"(# TYPE toys counter
toys{zone="a",colour="red"} 1)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1)"},
    {.code = "live/undocumented-metric",
     .found_in = FoundIn::Exposed,
     .summary = "a metric that the catalog does not describe",
     .explanation = "The release exposes a metric that no panel and no alert can use, because the "
                    "catalog does not have it. Describe it, from the release on that has it.",
     .bad = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1
# TYPE toy_size gauge
toy_size 3)",
     .good = R"(# TYPE toys gauge
toys{zone="a",colour="red"} 1)"},
});
static_assert(std::ranges::is_sorted(kLive, {}, &Check::code));

}  // namespace

std::span<const Check> live_checks() { return kLive; }

}  // namespace obsgen::check
