#include "exposition/format.h"

namespace obsgen::exposition {

namespace {

constexpr std::string_view kEnd = "# EOF";
constexpr std::string_view kUnit = "# UNIT ";

}  // namespace

Format detect_format(std::string_view page) {
  std::string_view body = page;
  while (body.ends_with('\n'))
    body.remove_suffix(1);
  const auto last_line = body.rfind('\n') + 1;  // npos + 1 is the start of the page
  if (body.substr(last_line) == kEnd) return Format::OpenMetrics;
  for (auto at = page.find(kUnit); at != std::string_view::npos; at = page.find(kUnit, at + 1)) {
    if (at == 0 || page[at - 1] == '\n') return Format::OpenMetrics;
  }
  return Format::PrometheusText;
}

}  // namespace obsgen::exposition
