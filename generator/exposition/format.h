#pragma once

#include <string_view>

namespace obsgen::exposition {

/// The two text formats of a page: Prometheus text 0.0.4 (with the quoted names of Prometheus 3)
/// and OpenMetrics 1.0. `Detect` asks the reader to find out.
enum class Format { PrometheusText, OpenMetrics, Detect };

/// OpenMetrics if the last line of `page` is `# EOF` or a line of it starts with `# UNIT `, else
/// PrometheusText. Never Detect. Linear in the page.
Format detect_format(std::string_view page);

}  // namespace obsgen::exposition
