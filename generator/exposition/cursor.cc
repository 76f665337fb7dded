#include "exposition/cursor.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/source_file.h"
#include "exposition/escape.h"

namespace obsgen::exposition {

namespace {

bool is_ascii(std::string_view text) {
  unsigned all = 0;  // without a branch a byte, for the vectoriser
  for (const char c : text)
    all |= static_cast<unsigned char>(c);
  return all < 0x80U;
}

std::size_t line_end_after(const Cursor& cursor, std::size_t at) {
  return std::min(cursor.text.find('\n', at), cursor.text.size());
}

/// The character at `at`; a byte that is not UTF-8 stands for itself.
std::string_view code_point_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t size = 1; size <= kLongest && at + size <= text.size(); ++size) {
    if (find_invalid_utf8(text.substr(at, size)) == std::string_view::npos) {
      return text.substr(at, size);
    }
  }
  return text.substr(at, 1);
}

Diagnostic make(const Cursor& cursor, Problem problem, Severity severity) {
  return {.severity = severity,
          .code = std::string(problem.code),
          .place = {cursor.settings.file, span_of(cursor, problem.begin, problem.end)},
          .message = std::move(problem.message),
          .help = std::move(problem.help)};
}

Problem unclosed(const Cursor& cursor, std::size_t quote) {
  return {.code = "exposition/unclosed-quote",
          .begin = quote,
          .end = line_end_after(cursor, quote),
          .message = "the quote that opens here is not closed on its line",
          .help = "a line break inside quotes is written as '\\n', a quote as '\\\"'"};
}

/// The text of a quote that closes before any backslash or line break; most do.
std::optional<std::string_view> take_simple_quoted(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  for (std::size_t size = 1; size < rest.size(); ++size) {
    const char c = rest[size];
    if (c == '"') {
      cursor.at += size + 1;
      return rest.substr(1, size - 1);
    }
    if (c == '\\' || c == '\n') break;
  }
  return std::nullopt;
}

/// Offset of the quote that closes the text from `at` on, or npos. A line break ends the search in
/// OpenMetrics and is noted in `cursor` else.
std::size_t find_closing_quote(Cursor& cursor, std::size_t quote) {
  const std::string_view text = cursor.text;
  for (std::size_t at = quote + 1; at < text.size(); ++at) {
    if (text[at] == '"') return at;
    if (text[at] == '\\') ++at;
    if (at < text.size() && text[at] == '\n') {
      if (cursor.is_open()) return std::string_view::npos;
      if (!cursor.broken_quote) cursor.broken_quote = quote;
    }
  }
  cursor.starved = cursor.end == ChunkEnd::More;
  return std::string_view::npos;
}

void warn_of_escapes(const Cursor& cursor, std::string_view text, Diagnostics& out) {
  const auto bad = find_bad_escape(text);
  if (bad == std::string_view::npos) return;
  const auto begin = static_cast<std::size_t>(text.data() - cursor.text.data()) + bad;
  const std::string_view escape = code_point_at(cursor.text, begin + 1);
  warn(cursor,
       {.code = "exposition/bad-escape",
        .begin = begin,
        .end = begin + 1 + escape.size(),
        .message = fmt::format("unknown escape '\\{}'", escape),
        .help = "a backslash is written as '\\\\'; Prometheus takes this one as it is, others "
                "reject the page"},
       out);
}

}  // namespace

Cursor cursor_at(Chunk chunk, EventSettings settings) {
  std::string_view text = chunk.text;
  if (chunk.end == ChunkEnd::More) text = text.substr(0, text.rfind('\n') + 1);
  return {.text = text,
          .offset = chunk.offset,
          .end = chunk.end,
          .settings = settings,
          .ascii = is_ascii(text)};
}

Span span_of(const Cursor& cursor, std::size_t begin, std::size_t end) {
  return {cursor.offset + static_cast<std::uint32_t>(begin),
          cursor.offset + static_cast<std::uint32_t>(end)};
}

Span line_span(const Cursor& cursor) {
  return span_of(cursor, cursor.line, line_end_after(cursor, cursor.line));
}

std::string found(const Cursor& cursor) {
  if (cursor.is_at_end()) return "end of page";
  if (cursor.is_at('\n')) return "end of line";
  if (cursor.is_at('\r')) return "a carriage return";
  return fmt::format("'{}'", code_point_at(cursor.text, cursor.at));
}

void warn(const Cursor& cursor, Problem problem, Diagnostics& out) {
  out.push_back(make(cursor, std::move(problem), Severity::Warning));
}

bool fail(const Cursor& cursor, Problem problem, Diagnostics& out) {
  if (cursor.starved) return false;
  if (cursor.broken_quote) problem = unclosed(cursor, *cursor.broken_quote);
  out.push_back(make(cursor, std::move(problem), Severity::Error));
  return false;
}

bool fail_expected(const Cursor& cursor, std::string_view what, Diagnostics& out) {
  const std::size_t width = cursor.is_at_end() ? 0 : code_point_at(cursor.text, cursor.at).size();
  return fail(cursor,
              {.code = "exposition/syntax",
               .begin = cursor.at,
               .end = cursor.at + width,
               .message = fmt::format("expected {}, found {}", what, found(cursor)),
               .help = cursor.is_at('\r') ? "lines of this format end with a line feed alone" : ""},
              out);
}

void skip_line(Cursor& cursor) {
  cursor.at = std::min(line_end_after(cursor, cursor.line) + 1, cursor.text.size());
}

bool take_line_break(Cursor& cursor, Diagnostics& out) {
  if (!cursor.is_at_line_end()) return fail_expected(cursor, "the end of the line", out);
  if (!cursor.is_at_end()) ++cursor.at;
  return true;
}

std::string_view take_token(Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  const char tab = cursor.is_open() ? ' ' : '\t';
  std::size_t size = 0;
  while (size < rest.size() && rest[size] != '\n' && rest[size] != ' ' && rest[size] != tab)
    ++size;
  cursor.at += size;
  return rest.substr(0, size);
}

std::optional<std::string_view> take_quoted(Cursor& cursor, Diagnostics& out) {
  const std::size_t quote = cursor.at;
  if (cursor.ascii) {
    if (const auto simple = take_simple_quoted(cursor)) return simple;
  }
  const std::size_t close = find_closing_quote(cursor, quote);
  if (close == std::string_view::npos) {
    fail(cursor, unclosed(cursor, quote), out);
    return std::nullopt;
  }
  cursor.at = close + 1;
  const std::string_view text = cursor.text.substr(quote + 1, close - quote - 1);
  if (!check_utf8(cursor, text, out)) return std::nullopt;
  warn_of_escapes(cursor, text, out);
  return text;
}

bool check_utf8(const Cursor& cursor, std::string_view text, Diagnostics& out) {
  if (cursor.ascii) return true;
  const auto bad = find_invalid_utf8(text);
  if (bad == std::string_view::npos) return true;
  const auto at = static_cast<std::size_t>(text.data() - cursor.text.data()) + bad;
  return fail(
      cursor,
      {.code = "exposition/not-utf8",
       .begin = at,
       .end = at + 1,
       .message = fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[bad]))},
      out);
}

}  // namespace obsgen::exposition
