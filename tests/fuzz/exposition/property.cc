#include "property.h"

#include <cstddef>

#include "base/overloaded.h"
#include "exposition/events.h"
#include "exposition/read.h"
#include "exposition/summary.h"
#include "exposition/write.h"

namespace obsgen::exposition {

namespace {

std::string event_text(const Event& event) {
  return std::visit(
      Overloaded{[](const HelpLine& line) { return "HELP " + std::string(line.text); },
                 [](const TypeLine& line) { return "TYPE " + std::string(line.name); },
                 [](const UnitLine& line) { return "UNIT " + std::string(line.unit); },
                 [](const SampleLine& line) {
                   std::string text(line.name);
                   for (const LabelText& label : line.labels) {
                     text += "," + std::string(label.name) + "=" + std::string(label.value);
                   }
                   return text + " @" + std::to_string(line.span.begin) + "-" +
                          std::to_string(line.span.end);
                 },
                 [](const EndLine&) { return std::string("EOF"); }},
      event);
}

struct Reading {
  std::string events{};
  Diagnostics problems{};

  bool operator==(const Reading&) const = default;
};

/// Reads in pieces of `size` bytes, longer ones where no whole line fits, up to `# EOF`.
Reading read_in_chunks(std::string_view page, Format format, std::size_t size) {
  Reading reading;
  std::size_t at = 0;
  std::size_t want = size;
  while (at < page.size()) {
    const bool last = want >= page.size() - at;
    EventReader reader({.text = page.substr(at, want),
                        .offset = static_cast<std::uint32_t>(at),
                        .end = last ? ChunkEnd::Page : ChunkEnd::More},
                       {.format = format});
    while (const Event* event = reader.next(reading.problems)) {
      reading.events += event_text(*event) + "\n";
      if (std::holds_alternative<EndLine>(*event)) return reading;
    }
    at += reader.consumed();
    if (last) break;
    want = reader.consumed() == 0 ? want * 2 : size;
  }
  return reading;
}

bool spans_fit(const Diagnostics& diagnostics, std::size_t size) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const Span span = diagnostic.place.span;
    if (span.begin > span.end || span.end > size) return false;
  }
  return true;
}

std::string broken_in_format(std::string_view page, Format format) {
  const auto outcome = read_exposition(page, format);
  if (!outcome.value) return "no value";
  if (!spans_fit(outcome.diagnostics, page.size())) return "a span outside the page";
  if (summarise(*outcome.value).size() != outcome.value->families.size()) return "summary";
  const std::string written = write_exposition(*outcome.value);
  const auto again = read_exposition(written, outcome.value->format);
  if (!again.value || again.value != outcome.value) return "written and read back:\n" + written;
  const Reading whole = read_in_chunks(page, format, page.size() + 1);
  if (read_in_chunks(page, format, 16) != whole) return "read in chunks";
  return {};
}

}  // namespace

std::string broken_property(std::string_view page) {
  std::string broken = broken_in_format(page, Format::PrometheusText);
  return broken.empty() ? broken_in_format(page, Format::OpenMetrics) : broken;
}

}  // namespace obsgen::exposition
