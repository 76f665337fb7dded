// The YAML library tells a scalar's value and where it starts, not which byte came from where. So
// the text is read once more, led by the value: a byte is taken over when both sides have it, an
// escape or a fold when its meaning is next in the value. Therefore no context is needed
// (indentation, flow or block), every segment is true by construction, and where the two ever
// disagree the scan says so in place of guessing.
#include "document/scalar_scan.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "document/layout.h"
#include "document/utf8.h"

namespace obsgen::document {

namespace {

std::string_view simple_escape(char c) {
  switch (c) {
    case 'a':
      return "\a";
    case 'b':
      return "\b";
    case 't':
      return "\t";
    case 'n':
      return "\n";
    case 'v':
      return "\v";
    case 'f':
      return "\f";
    case 'r':
      return "\r";
    case 'e':
      return "\x1B";
    case 'N':
      return "\xC2\x85";
    case '_':
      return "\xC2\xA0";
    case 'L':
      return "\xE2\x80\xA8";
    case 'P':
      return "\xE2\x80\xA9";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '\\':
      return "\\";
    case '/':
      return "/";
    default:
      return {};
  }
}

std::uint32_t hex_digits_of(char escape) {
  return escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
}

/// One scan in progress: `at` in the text and `done` in the value advance together.
class Trace {
 public:
  Trace(std::string_view text, std::string_view value, std::uint32_t begin)
      : text_(text), value_(value), at_(begin), end_(begin) {}

  void plain();
  void quoted(std::uint32_t closing);
  void block();

  /// Everything of the value was found.
  bool is_exact() const { return ok_ && done_ == value_.size(); }

  /// Behind the last byte that the value came from.
  std::uint32_t end() const { return end_; }

  std::vector<Segment> segments() && { return std::move(segments_); }

 private:
  bool is_done() const { return !ok_ || done_ >= value_.size(); }

  void take(std::string_view meaning, std::uint32_t from, std::uint32_t length);
  void copy(std::size_t length);
  void white_space();
  void empty_lines();
  void escape();
  void block_line(std::uint32_t indent, char header);
  std::uint32_t block_indent() const;

  std::string_view text_;
  std::string_view value_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::uint32_t done_ = 0;
  bool ok_ = true;
  std::vector<Segment> segments_{};
};

/// `length` bytes of the text from `from` on mean `meaning`, which comes next in the value.
void Trace::take(std::string_view meaning, std::uint32_t from, std::uint32_t length) {
  if (value_.compare(done_, meaning.size(), meaning) != 0) {
    ok_ = false;
    return;
  }
  const bool continues =
      !segments_.empty() &&
      segments_.back().file_begin + (done_ - segments_.back().text_begin) == from;
  if (!continues) segments_.push_back({.text_begin = done_, .file_begin = from});
  done_ += static_cast<std::uint32_t>(meaning.size());
  end_ = from + length;
}

void Trace::copy(std::size_t length) {
  if (length == 0) return;
  const auto size = static_cast<std::uint32_t>(length);
  take(text_.substr(at_, size), at_, size);
  at_ += size;
}

void Trace::plain() {
  while (!is_done()) {
    if (is_blank(byte_at(text_, at_)) || break_at(text_, at_) > 0) {
      white_space();
      continue;
    }
    // Never look further than the value reaches: a line may hold very many scalars.
    const std::string_view ahead = text_.substr(at_, value_.size() - done_);
    const std::size_t length = std::min(ahead.find_first_of(" \t\r\n"), ahead.size());
    if (length == 0) ok_ = false;  // a lone carriage return, or the end of the text
    copy(length);
  }
}

void Trace::quoted(std::uint32_t closing) {
  const bool is_double = text_[at_] == '"';
  const std::string_view inside = text_.substr(0, closing);
  const std::string_view stops = is_double ? " \t\r\n\\" : " \t\r\n'";
  ++at_;
  while (ok_ && at_ < closing) {
    const std::size_t stop = std::min<std::size_t>(inside.find_first_of(stops, at_), closing);
    copy(stop - at_);
    if (at_ >= closing) break;
    if (text_[at_] == '\\' && is_double) {
      escape();
    } else if (text_[at_] == '\'' && !is_double) {
      take("'", at_, 2);
      at_ += 2;
    } else {
      white_space();
    }
  }
}

/// Blanks inside of a line are content; a line break with the blanks around it is a space, or one
/// line feed for each empty line that follows.
void Trace::white_space() {
  const std::uint32_t stop = skip_blanks(text_, at_);
  const std::uint32_t line_break = break_at(text_, stop);
  if (line_break == 0) {
    if (stop == at_) ok_ = false;  // a lone carriage return
    copy(stop - at_);
    return;
  }
  at_ = stop + line_break;
  const std::uint32_t before = done_;
  empty_lines();
  if (done_ == before) take(" ", stop, line_break);
}

/// Takes the empty lines from `at_` on and skips the indentation of the line after them.
void Trace::empty_lines() {
  for (;;) {
    at_ = skip_blanks(text_, at_);
    const std::uint32_t line_break = break_at(text_, at_);
    if (line_break == 0 || !ok_) return;
    take("\n", at_, line_break);
    at_ += line_break;
  }
}

void Trace::escape() {
  const std::uint32_t from = at_;
  if (const std::uint32_t line_break = break_at(text_, at_ + 1); line_break > 0) {
    at_ += 1 + line_break;
    empty_lines();
    return;
  }
  const char name = byte_at(text_, at_ + 1);
  const std::uint32_t digits = hex_digits_of(name);
  at_ += 2 + digits;
  if (digits == 0) {
    const std::string_view meaning = name == '0' ? std::string_view{"\0", 1} : simple_escape(name);
    if (meaning.empty()) ok_ = false;
    take(meaning, from, 2);
    return;
  }
  const std::string_view hex = text_.substr(std::min<std::size_t>(from + 2, text_.size()), digits);
  std::uint32_t code = 0;
  const auto parsed = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  if (parsed.ptr != hex.data() + digits) ok_ = false;
  take(to_utf8(code), from, 2 + digits);
}

/// Indentation of the content: what the first line with more than spaces has more in the text than
/// in the value. Without such a line no blank counts as content.
std::uint32_t Trace::block_indent() const {
  const std::size_t in_value = value_.find_first_not_of(" \n");
  if (in_value == std::string_view::npos) return static_cast<std::uint32_t>(text_.size());
  const std::size_t value_line = value_.rfind('\n', in_value) + 1;  // npos + 1 is 0
  std::size_t in_text = at_;
  std::size_t text_line = at_;
  while (in_text < text_.size() &&
         (text_[in_text] == ' ' || text_[in_text] == '\n' || break_at(text_, in_text) > 0)) {
    if (text_[in_text++] == '\n') text_line = in_text;
  }
  const std::size_t wide = in_text - text_line;
  const std::size_t narrow = in_value - value_line;
  return static_cast<std::uint32_t>(wide - std::min(wide, narrow));
}

void Trace::block() {
  const char header = text_[at_];
  at_ = line_end(text_, at_);
  end_ = at_;
  at_ += break_at(text_, at_);
  const std::uint32_t indent = block_indent();
  while (!is_done())
    block_line(indent, header);
}

void Trace::block_line(std::uint32_t indent, char header) {
  const std::uint32_t content_end = line_end(text_, at_);
  const std::uint32_t line_break = break_at(text_, content_end);
  for (std::uint32_t i = 0; i < indent && byte_at(text_, at_) == ' '; ++i)
    ++at_;
  copy(std::min<std::size_t>(content_end - std::min(at_, content_end), value_.size() - done_));
  if (is_done()) return;
  const char next = value_[done_];
  if (line_break == 0 || (header != '>' && next != '\n')) {
    ok_ = false;  // only a folded block drops the first of several line breaks
  } else if (next == '\n') {
    take("\n", content_end, line_break);
  } else if (next == ' ') {
    take(" ", content_end, line_break);
  }
  at_ = content_end + line_break;
}

/// Without the quotes.
Span between_marks(Span written, ScalarStyle style) {
  const bool is_quoted = style == ScalarStyle::SingleQuoted || style == ScalarStyle::DoubleQuoted;
  return is_quoted ? Span{written.begin + 1, written.end - 1} : written;
}

}  // namespace

ScalarScan scan_scalar(std::string_view text, Span written, ScalarStyle style,
                       std::string_view value) {
  ScalarScan scan{.span = written};
  const Span inside = between_marks(written, style);
  // Most scalars say what they mean.
  if (!value.empty() && text.substr(inside.begin, inside.size()) == value) {
    scan.segments = {Segment{.text_begin = 0, .file_begin = inside.begin}};
    return scan;
  }
  Trace trace{text, value, written.begin};
  switch (style) {
    case ScalarStyle::Plain:
      trace.plain();
      break;
    case ScalarStyle::Block:
      trace.block();
      scan.span.end = trace.end();
      break;
    case ScalarStyle::SingleQuoted:
    case ScalarStyle::DoubleQuoted:
      trace.quoted(inside.end);
      break;
  }
  scan.is_exact = trace.is_exact();
  scan.segments = std::move(trace).segments();
  if (!scan.is_exact) scan.segments = {Segment{.text_begin = 0, .file_begin = written.begin}};
  return scan;
}

}  // namespace obsgen::document
