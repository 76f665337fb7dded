#include "promql/quote.h"

#include <utility>

#include <fmt/format.h>

#include "base/source_file.h"
#include "promql/syntax/printable.h"
#include "promql/token.h"

namespace obsgen::promql {
namespace {

struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t length = 0;
  bool valid = false;
};

constexpr std::uint32_t kReplacement = 0xFFFD;

constexpr std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// The first character of a text that is not empty.
Decoded decode(std::string_view text) {
  const std::uint32_t lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length ||
      find_invalid_utf8(text.substr(0, length)) != std::string_view::npos)
    return {lead, 1, false};
  std::uint32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    code_point = code_point << 6 | (byte_at(text, i) & 0x3F);
  return {code_point, length, true};
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto push = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return push(c);
  if (c < 0x800) {
    push(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      push(0xE0 | c >> 12);
    } else {
      push(0xF0 | c >> 18);
      push(0x80 | (c >> 12 & 0x3F));
    }
    push(0x80 | (c >> 6 & 0x3F));
  }
  push(0x80 | (c & 0x3F));
}

// Value of a digit in any base up to 16; 16 when it is none.
std::uint32_t digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return 16;
}

// Letters of `\a` and the like, and what they stand for, in the same order.
constexpr std::string_view kEscapeLetters = "abfnrtv\\";
constexpr std::string_view kEscapeValues = "\a\b\f\n\r\t\v\\";

// An escape with digits: what follows the backslash, how many digits of which base.
struct NumericEscape {
  std::size_t skipped = 0;  // letters before the digits
  std::size_t digits = 0;
  std::uint32_t base = 16;
  std::uint32_t limit = 0x10FFFF;
};

NumericEscape numeric_escape(char letter) {
  switch (letter) {
    case 'x':
      return {1, 2, 16, 0xFF};
    case 'u':
      return {1, 4, 16, 0x10FFFF};
    case 'U':
      return {1, 8, 16, 0x10FFFF};
    default:
      return digit_value(letter) < 8 ? NumericEscape{0, 3, 8, 0xFF} : NumericEscape{};
  }
}

class StringScanner {
 public:
  StringScanner(std::string_view text, std::size_t begin)
      : text_(text), at_(begin + 1), begin_(begin), quote_(text[begin]) {}

  ScannedString scan() {
    while (true) {
      while (at_ < text_.size() && is_plain(text_[at_]))
        ++at_;
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (c == quote_) return finish(at_ + 1);
      if (c == '\n' && quote_ != '`') break;
      if (c == '\\' && quote_ != '`') {
        escape();
      } else {
        character(c);
      }
    }
    found_.problems.push_back(
        {span(begin_, begin_ + 1), "string is never closed",
         fmt::format("add {}", quote_ == '`' ? "a backtick" : std::string{quote_})});
    found_.end = at_;
    return std::move(found_);
  }

 private:
  // Nothing but itself, in any string.
  static bool is_plain(char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\'' && c != '`' && c != '\\' &&
           c != '\n';
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  ScannedString finish(std::size_t end) {
    found_.end = end;
    found_.closed = true;
    return std::move(found_);
  }

  void character(char c) {
    if (static_cast<unsigned char>(c) < 0x80) {
      ++at_;
      return;
    }
    const Decoded decoded = decode(text_.substr(at_));
    if (!decoded.valid)
      problem(at_ + decoded.length, "string is not UTF-8", "write other bytes as '\\xHH'");
    else if (decoded.code_point == kReplacement)
      problem(at_ + decoded.length, "U+FFFD must be written as an escape", "write '\\ufffd'");
    at_ += decoded.length;
  }

  void problem(std::size_t end, std::string message, std::string help) {
    found_.problems.push_back({span(at_, end), std::move(message), std::move(help)});
  }

  void escape() {
    const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (at_ + 1 < text_.size() &&
        (letter == quote_ || kEscapeLetters.find(letter) != kEscapeLetters.npos)) {
      at_ += 2;
      return;
    }
    const NumericEscape form = numeric_escape(letter);
    if (form.digits > 0) return numeric(form);
    const std::size_t end =
        at_ + 1 < text_.size() ? at_ + 1 + character_length(text_.substr(at_ + 1)) : at_ + 1;
    if (letter != '\n')
      problem(end, fmt::format("unknown escape '{}'", text_.substr(at_, end - at_)),
              "a backslash is written '\\\\'; backtick strings have no escapes");
    at_ = letter == '\n' ? at_ + 1 : end;
  }

  void numeric(const NumericEscape& form) {
    std::size_t end = at_ + 1 + form.skipped;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < form.digits; ++i, ++end) {
      const std::uint32_t digit = end < text_.size() ? digit_value(text_[end]) : 16;
      if (digit >= form.base) {
        problem(
            end,
            fmt::format("escape '{}' needs {} digits", text_.substr(at_, end - at_), form.digits),
            {});
        at_ = end;
        return;
      }
      value = value * form.base + digit;
    }
    if (value > form.limit || (value >= 0xD800 && value < 0xE000))
      problem(end, fmt::format("escape '{}' is no character", text_.substr(at_, end - at_)), {});
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  char quote_;
  ScannedString found_{};
};

// Appends what the escape at the start of `text` denotes; returns its length.
std::size_t append_unescaped(std::string& out, std::string_view text) {
  const char letter = text[1];
  const NumericEscape form = numeric_escape(letter);
  if (form.digits == 0) {
    const std::size_t known = kEscapeLetters.find(letter);
    out += known == std::string_view::npos ? letter : kEscapeValues[known];
    return 2;
  }
  const std::size_t length = 1 + form.skipped + form.digits;
  std::uint32_t value = 0;
  for (const char c : text.substr(1 + form.skipped, form.digits))
    value = value * form.base + digit_value(c);
  if (form.limit == 0xFF)
    out += static_cast<char>(value);
  else
    append_utf8(out, value);
  return length;
}

void append_escaped(std::string& out, const Decoded& c) {
  if (!c.valid || c.code_point < 0x20 || c.code_point == 0x7F) {
    const std::size_t known = c.code_point == 0
                                  ? std::string_view::npos
                                  : kEscapeValues.find(static_cast<char>(c.code_point));
    if (c.valid && known != std::string_view::npos)
      out.append({'\\', kEscapeLetters[known]});
    else
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", c.code_point);
  } else if (c.code_point < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", c.code_point);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", c.code_point);
  }
}

// Appends the bytes at the start of `bytes` that stand for themselves; returns how many.
std::size_t append_plain_run(std::string& out, std::string_view bytes) {
  std::size_t length = 0;
  while (length < bytes.size() && bytes[length] >= 0x20 && bytes[length] < 0x7F &&
         bytes[length] != '"' && bytes[length] != '\\')
    ++length;
  out += bytes.substr(0, length);
  return length;
}

// Appends the first character as it stands in a double-quoted string; returns its length. U+FFFD is
// escaped, because no string may contain it as it is.
std::size_t append_character(std::string& out, std::string_view bytes) {
  const char c = bytes[0];
  if (c >= 0x20 && c < 0x7F) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
    return 1;
  }
  const Decoded decoded = decode(bytes);
  if (decoded.valid && decoded.code_point != kReplacement && is_printable(decoded.code_point))
    out.append(bytes.substr(0, decoded.length));
  else
    append_escaped(out, decoded);
  return decoded.length;
}

}  // namespace

ScannedString scan_string(std::string_view text, std::size_t begin) {
  return StringScanner{text, begin}.scan();
}

std::string unquote(std::string_view quoted) {
  const std::string_view inner = quoted.substr(1, quoted.size() - 2);
  if (quoted.front() == '`' || inner.find('\\') == std::string_view::npos)
    return std::string{inner};
  std::string out;
  out.reserve(inner.size());
  for (std::size_t at = 0; at < inner.size();) {
    if (inner[at] == '\\')
      at += append_unescaped(out, inner.substr(at));
    else
      out += inner[at++];
  }
  return out;
}

void append_quoted(std::string& out, std::string_view bytes) {
  out += '"';
  for (std::size_t at = append_plain_run(out, bytes); at < bytes.size();) {
    at += append_character(out, bytes.substr(at));
    at += append_plain_run(out, bytes.substr(at));
  }
  out += '"';
}

void append_shown(std::string& out, std::string_view bytes) {
  out += '"';
  bool in_run = false;
  for (std::size_t at = append_plain_run(out, bytes); at < bytes.size();) {
    const Decoded decoded = decode(bytes.substr(at));
    const bool replaced = !decoded.valid || decoded.code_point == kReplacement;
    if (replaced && (decoded.valid || !in_run)) out += "\xEF\xBF\xBD";
    if (!replaced) append_character(out, bytes.substr(at));
    at += decoded.length;
    const std::size_t plain = append_plain_run(out, bytes.substr(at));
    in_run = !decoded.valid && plain == 0;
    at += plain;
  }
  out += '"';
}

std::string valid_utf8(std::string text) {
  if (find_invalid_utf8(text) == std::string_view::npos) return text;
  std::string out;
  bool in_run = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(std::string_view{text}.substr(at));
    if (decoded.valid)
      out.append(text, at, decoded.length);
    else if (!in_run)
      out += "\xEF\xBF\xBD";
    in_run = !decoded.valid;
    at += decoded.length;
  }
  return out;
}

std::string quote(std::string_view bytes) {
  std::string out;
  append_quoted(out, bytes);
  return out;
}

std::size_t character_length(std::string_view text) { return decode(text).length; }

std::string show_character(std::string_view text) {
  const Decoded c = decode(text);
  if (c.valid && is_printable(c.code_point)) return fmt::format("'{}'", text.substr(0, c.length));
  std::string shown = "'";
  append_escaped(shown, c);
  return shown + "'";
}

}  // namespace obsgen::promql
