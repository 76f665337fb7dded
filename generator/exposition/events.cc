#include "exposition/events.h"

#include "exposition/metadata_line.h"

namespace obsgen::exposition {

namespace {

void report_blank_line(const Cursor& cursor, Diagnostics& out) {
  if (!cursor.is_open()) return;
  fail(cursor,
       {.code = "exposition/blank-line",
        .begin = cursor.at,
        .end = cursor.at,
        .message = "an empty line, which OpenMetrics does not have"},
       out);
}

void report_rest(const Cursor& cursor, Diagnostics& out) {
  const Span line = line_span(cursor);
  fail(cursor,
       {.code = "exposition/after-end",
        .begin = cursor.line,
        .end = cursor.line + line.size(),
        .message = "the page goes on after its '# EOF'"},
       out);
}

}  // namespace

EventReader::EventReader(Chunk chunk, EventSettings settings)
    : cursor_(cursor_at(chunk, settings)) {}

const Event* EventReader::next(Diagnostics& out) {
  while (!cursor_.is_at_end()) {
    cursor_.line = cursor_.at;
    cursor_.broken_quote.reset();
    const std::size_t problems = out.size();
    skip_blanks(cursor_);
    if (ended_) {
      report_rest(cursor_, out);
      cursor_.at = cursor_.text.size();
    } else if (cursor_.is_at_line_end()) {
      report_blank_line(cursor_, out);
      skip_line(cursor_);
    } else if (cursor_.is_at('#')) {
      auto event = read_metadata_line(cursor_, out);
      skip_line(cursor_);
      if (!event) continue;
      event_ = *event;
      ended_ = std::holds_alternative<EndLine>(event_);
      return &event_;
    } else if (const auto sample = read_sample_line(cursor_, parts_, out)) {
      event_ = *sample;
      return &event_;
    } else if (cursor_.starved) {
      cursor_.at = cursor_.line;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(problems), out.end());  // said again then
      return nullptr;
    } else {
      skip_line(cursor_);
    }
  }
  return nullptr;
}

}  // namespace obsgen::exposition
