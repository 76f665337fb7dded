// The library's emitter lays the document out; it chooses no style. What is plainly safe is decided
// here by a short positive rule, so that no reader's list of special words has to be complete.
#include "document/write_yaml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>
#include <yaml-cpp/null.h>

#include "base/assert.h"
#include "base/overloaded.h"
#include "base/source_file.h"
#include "base/text.h"
#include "document/utf8.h"

namespace obsgen::document {

namespace {

/// Whether the text starts with a letter and has nothing but letters, digits and marks that mean
/// nothing inside of a plain scalar; a single blank may stand between words.
bool is_wordlike(std::string_view text) {
  if (text.empty() || !is_letter(text.front()) || text.back() == ' ') return false;
  constexpr std::string_view kMarks = "_-./()+$%^@";
  return std::ranges::all_of(text, [&](char c) {
    return is_letter(c) || is_digit(c) || c == ' ' || kMarks.find(c) != kMarks.npos;
  });
}

/// The words of YAML 1.1 and 1.2 that are no strings, in any casing.
bool is_reserved_word(std::string_view text) {
  constexpr std::array<std::string_view, 11> kWords{"y",    "n",     "yes",  "no",  "on", "off",
                                                    "true", "false", "null", "nan", "inf"};
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return std::ranges::find(kWords, std::string_view{lower}) != kWords.end();
}

bool is_plain_safe(std::string_view text) { return is_wordlike(text) && !is_reserved_word(text); }

/// Characters that YAML 1.1 takes for line breaks, that are invisible, or that YAML does not allow
/// unescaped.
bool needs_escapes(std::string_view text) {
  constexpr std::array<std::string_view, 3> kWide{"\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF"};
  const bool has_wide = std::ranges::any_of(
      kWide, [&](std::string_view wide) { return text.find(wide) != std::string_view::npos; });
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool is_c1 =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if ((c < 0x20 && c != '\n') || c == 0x7F || is_c1) return true;
  }
  return has_wide;
}

/// Whether a `|` block gives exactly this text back: it ends in one line break, its first line
/// shows the indentation, and no line is made of blanks alone.
bool fits_literal(std::string_view text) {
  if (text.size() < 2 || !text.ends_with('\n') || text.ends_with("\n\n")) return false;
  if (text.front() == ' ' || text.front() == '\n' || needs_escapes(text)) return false;
  return text.find(" \n") == std::string_view::npos;
}

/// Without blanks and line breaks at the ends, and with one line break.
std::string trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return std::string{text.substr(begin, text.find_last_not_of(kBlank) - begin + 1)} + "\n";
}

void emit_quoted(YAML::Emitter& out, const std::string& text) {
  out << YAML::DoubleQuoted;
  if (needs_escapes(text)) out << YAML::EscapeNonAscii;
  out << text;
}

void emit_word(YAML::Emitter& out, const std::string& text) {
  if (is_plain_safe(text)) {
    out << text;
  } else {
    emit_quoted(out, text);
  }
}

void check(const std::string& text) {
  OBS_ASSERT(text.find('\0') == std::string::npos);
  OBS_ASSERT(find_invalid_utf8(text) == std::string_view::npos);
  OBS_ASSERT(find_noncharacter(text) == std::string_view::npos);
}

void emit_text(YAML::Emitter& out, const Text& text) {
  check(text.text);
  const std::string block = text.style == TextStyle::Literal ? trimmed(text.text) : text.text;
  if (fits_literal(block)) {
    // The emitter ends the last line itself.
    out << YAML::Literal << block.substr(0, block.size() - 1);
  } else {
    emit_word(out, text.text);
  }
}

/// Whether the key is too long only as it is written. A reader looks for the colon at 1024
/// characters; the emitter marks keys of more bytes itself, but counts neither quotes nor escapes
/// (and marks the keys below too when it is told twice).
bool needs_mark(const std::string& key) {
  constexpr std::size_t kMaxSimpleKey = 1024;
  constexpr std::size_t kMaxEscape = 4;  // for each byte
  if (key.size() > kMaxSimpleKey || key.size() * kMaxEscape + 2 <= kMaxSimpleKey) return false;
  YAML::Emitter alone;
  emit_word(alone, key);
  return alone.size() > kMaxSimpleKey;
}

void emit_key(YAML::Emitter& out, const std::string& key) {
  check(key);
  if (needs_mark(key)) out << YAML::LongKey;
  out << YAML::Key;
  emit_word(out, key);
}

/// The shortest text that reads back to the same number; zero has no sign.
std::string shortest(double value) {
  OBS_ASSERT(std::isfinite(value));
  if (value == 0) return "0";
  const double size = std::abs(value);
  const bool is_fixed = size >= 1e-6 && size < 1e15;
  std::array<char, 32> buffer{};
  const auto format = is_fixed ? std::chars_format::fixed : std::chars_format::scientific;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
  std::string text{buffer.data(), result.ptr};
  // YAML 1.1 wants a point before an exponent: 1.0e+21.
  const auto exponent = text.find('e');
  if (exponent != std::string::npos && text.find('.') == std::string::npos) {
    text.insert(exponent, ".0");
  }
  return text;
}

void emit(YAML::Emitter& out, const Value& value);

void emit_array(YAML::Emitter& out, const Value::Array& items) {
  if (items.empty()) out << YAML::Flow;
  out << YAML::BeginSeq;
  for (const Value& item : items)
    emit(out, item);
  out << YAML::EndSeq;
}

void emit_object(YAML::Emitter& out, const Value::Object& members) {
  if (members.empty()) out << YAML::Flow;
  out << YAML::BeginMap;
  for (const Member& member : members) {
    emit_key(out, member.key);
    out << YAML::Value;
    emit(out, member.value);
  }
  out << YAML::EndMap;
}

void emit(YAML::Emitter& out, const Value& value) {
  std::visit(Overloaded{[&](Null) { out << YAML::Null; },
                        [&](bool flag) { out << std::string{flag ? "true" : "false"}; },
                        [&](std::int64_t whole) { out << std::to_string(whole); },
                        [&](double real) { out << shortest(real); },
                        [&](const Text& text) { emit_text(out, text); },
                        [&](const Value::Array& items) { emit_array(out, items); },
                        [&](const Value::Object& members) { emit_object(out, members); }},
             value.node());
}

std::string comment_lines(std::string_view comment) {
  std::string out;
  while (!comment.empty()) {
    const std::size_t end = std::min(comment.find('\n'), comment.size());
    out += "# ";
    out += comment.substr(0, end);
    out += '\n';
    comment.remove_prefix(std::min(end + 1, comment.size()));
  }
  return out;
}

}  // namespace

std::string write_yaml(const Value& value, std::string_view comment) {
  YAML::Emitter out;
  out.SetNullFormat(YAML::LowerNull);
  emit(out, value);
  OBS_ASSERT(out.good());
  std::string text = comment_lines(comment) + out.c_str();
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace obsgen::document
