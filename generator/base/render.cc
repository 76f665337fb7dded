#include "base/render.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace obsgen {

namespace {

constexpr std::uint32_t kWindow = 160;
constexpr std::uint32_t kBeforeCaret = 100;

/// `text` with control characters (tabs apart) and broken UTF-8 made visible.
std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto bad = std::min(find_invalid_utf8(text), text.size());
    for (const char c : text.substr(0, bad)) {
      const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F';
      out += control ? std::string_view{"\uFFFD"} : std::string_view{&c, 1};
    }
    if (bad == text.size()) break;
    out += "\uFFFD";
    text.remove_prefix(bad + 1);
  }
  return out;
}

std::string paint(std::string_view text, std::string_view escape, Colour colour) {
  return colour == Colour::On ? fmt::format("\x1b[{}m{}\x1b[0m", escape, text) : std::string{text};
}

std::string_view escape_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "1;31";
    case Severity::Warning:
      return "1;33";
    case Severity::Info:
      return "1;36";
  }
  return {};
}

/// No code point has more bytes; stray bytes do not make a window longer.
constexpr std::size_t kLongestCodePoint = 4;

/// Steps `count` code points back from byte `at` of `text`.
std::size_t back(std::string_view text, std::size_t at, std::uint32_t count) {
  for (; at > 0 && count > 0; --count) {
    const std::size_t limit = at - std::min(at, kLongestCodePoint);
    do
      --at;
    while (at > limit && continues_code_point(text[at]));
  }
  return at;
}

std::size_t forward(std::string_view text, std::size_t at, std::uint32_t count) {
  for (; at < text.size() && count > 0; --count) {
    const std::size_t limit = std::min(text.size(), at + kLongestCodePoint);
    do
      ++at;
    while (at < limit && continues_code_point(text[at]));
  }
  return at;
}

/// As wide as `text` is when it is shown.
std::string blanks_for(std::string_view text) {
  std::string gutter;
  for (const char c : printable(text)) {
    if (!continues_code_point(c)) gutter += c == '\t' ? '\t' : ' ';
  }
  return gutter;
}

/// The source line and the line of carets below it.
std::string snippet(std::string_view text, Span span, const LineColumn& where, Colour colour) {
  const auto line = text.substr(where.line_span.begin, where.line_span.size());
  const auto begin = std::min<std::size_t>(span.begin - where.line_span.begin, line.size());
  const auto end = std::clamp<std::size_t>(span.end - where.line_span.begin, begin, line.size());
  const auto left = back(line, begin, kBeforeCaret);
  const auto right = forward(line, left, kWindow);
  const std::string_view head = left > 0 ? "…" : "";
  const std::string_view tail = right < line.size() ? "…" : "";
  const auto before = line.substr(left, begin - left);
  const auto marked = line.substr(begin, std::max(std::min(end, right), begin) - begin);
  const auto carets = std::string(std::max<std::size_t>(1, code_points(printable(marked))), '^');
  return fmt::format("{}{}{}\n{}{}{}\n", head, printable(line.substr(left, right - left)), tail,
                     blanks_for(head), blanks_for(before), paint(carets, "1;32", colour));
}

std::string located(SourceLines& lines, const Place& place, std::string_view headline,
                    Colour colour) {
  if (place.file >= lines.sources().size()) return fmt::format("obsgen: {}\n", headline);
  const SourceFile& file = lines.sources()[place.file];
  const auto where = lines.at(place.file, place.span.begin);
  return fmt::format(
      "{}: {}\n{}",
      paint(fmt::format("{}:{}:{}", printable(file.path), where.line, where.column), "1", colour),
      headline, snippet(file.text, place.span, where, colour));
}

std::string render_note(SourceLines& lines, const Note& note, Colour colour) {
  const auto text = fmt::format("{}: {}", paint("note", "1", colour), printable(note.message));
  return note.place ? located(lines, *note.place, text, colour) : fmt::format("  {}\n", text);
}

}  // namespace

std::string render_text(SourceLines& lines, const Diagnostics& diagnostics, Colour colour) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    const auto headline =
        fmt::format("{}: {} [{}]", paint(to_string(d.severity), escape_of(d.severity), colour),
                    printable(d.message), d.code);
    out += located(lines, d.place, headline, colour);
    for (const Note& note : d.notes)
      out += render_note(lines, note, colour);
    if (!d.help.empty()) {
      out += fmt::format("  {}: {}\n", paint("help", "1", colour), printable(d.help));
    }
  }
  return out;
}

std::string render_text(const Sources& sources, const Diagnostics& diagnostics, Colour colour) {
  SourceLines lines{sources};
  return render_text(lines, diagnostics, colour);
}

}  // namespace obsgen
