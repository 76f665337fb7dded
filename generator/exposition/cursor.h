#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/span.h"
#include "exposition/format.h"

namespace obsgen::exposition {

enum class ChunkEnd {
  More,  // the page goes on behind the chunk
  Page   // the page ends here
};

/// A piece of a page that starts at the start of a line. `offset` is where it stands in the page:
/// spans count from the page's start.
struct Chunk {
  std::string_view text{};
  std::uint32_t offset = 0;
  ChunkEnd end = ChunkEnd::Page;
};

/// How a page is read; `format` is not Detect.
struct EventSettings {
  Format format = Format::PrometheusText;
  FileId file = 0;
};

/// A reading position in a chunk.
struct Cursor {
  std::string_view text{};
  std::size_t at = 0;
  std::size_t line = 0;  // where the line in hand starts
  std::uint32_t offset = 0;
  ChunkEnd end = ChunkEnd::Page;
  EventSettings settings{};
  bool ascii = false;                         // no byte of the chunk needs a look at its UTF-8
  bool starved = false;                       // the line in hand goes on behind the chunk
  std::optional<std::size_t> broken_quote{};  // opening quote of a text that crosses a line break

  bool is_open() const { return settings.format == Format::OpenMetrics; }

  bool is_at_end() const { return at >= text.size(); }

  bool is_at_line_end() const { return is_at_end() || text[at] == '\n'; }

  bool is_at(char c) const { return at < text.size() && text[at] == c; }

  std::string_view rest() const { return text.substr(at); }
};

/// Stands at the start of `chunk`; a chunk with more behind it ends at its last line break.
Cursor cursor_at(Chunk chunk, EventSettings settings);

/// What is wrong with which bytes of the chunk.
struct Problem {
  std::string_view code{};
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message{};
  std::string help{};
};

/// The bytes [begin, end) of the chunk as a span of the page.
Span span_of(const Cursor& cursor, std::size_t begin, std::size_t end);

/// The line in hand without its line break.
Span line_span(const Cursor& cursor);

/// What stands at the cursor, for a message: `'x'`, `end of line`, `end of page`.
std::string found(const Cursor& cursor);

/// Reports a warning.
void warn(const Cursor& cursor, Problem problem, Diagnostics& out);

/// Reports an error; false, for the caller to return. A quote that crosses a line break is taken
/// for the true reason of an error behind it. Nothing is reported of a line that is not all here.
bool fail(const Cursor& cursor, Problem problem, Diagnostics& out);

/// Reports that `what` was expected at the cursor; false.
bool fail_expected(const Cursor& cursor, std::string_view what, Diagnostics& out);

/// Moves to the start of the next line after the start of the line in hand.
void skip_line(Cursor& cursor);

/// Moves over blanks and tabs; OpenMetrics has none, there it does nothing.
inline void skip_blanks(Cursor& cursor) {
  if (cursor.is_open()) return;
  while (cursor.is_at(' ') || cursor.is_at('\t'))
    ++cursor.at;
}

/// Moves over a line break or the end of the page, else reports what stands there instead.
bool take_line_break(Cursor& cursor, Diagnostics& out);

/// Takes everything up to a blank, a tab (not in OpenMetrics) or the line's end.
std::string_view take_token(Cursor& cursor);

/// Takes a quoted text, the cursor at its `"`: what stands between the quotes, escapes kept. None
/// when it has no end or is not UTF-8. Prometheus text may break a line inside quotes; that is left
/// in `broken_quote` for the caller to warn of.
std::optional<std::string_view> take_quoted(Cursor& cursor, Diagnostics& out);

/// Reports bytes of `text`, a view of the chunk, that are not UTF-8.
bool check_utf8(const Cursor& cursor, std::string_view text, Diagnostics& out);

}  // namespace obsgen::exposition
