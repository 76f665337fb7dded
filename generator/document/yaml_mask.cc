#include "document/yaml_mask.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "document/layout.h"

namespace obsgen::document {

namespace {

struct Disguise {
  std::string_view character;
  std::string_view letter;  // as many bytes
};

constexpr std::string_view kPrivate = "\xEE\x80\x80";

/// Line breaks of YAML 1.1 alone, characters that it has not, and the mark that is skipped at the
/// start of the text.
constexpr std::array kDisguises{
    Disguise{"\xC2\x85", "\xC3\xA9"},   Disguise{"\xE2\x80\xA8", kPrivate},
    Disguise{"\xE2\x80\xA9", kPrivate}, Disguise{"\xEF\xBF\xBE", kPrivate},
    Disguise{"\xEF\xBF\xBF", kPrivate}, Disguise{"\xEF\xBB\xBF", kPrivate}};

void disguise(std::string_view text, std::string& out) {
  for (const auto& [character, letter] : kDisguises) {
    for (auto at = text.find(character); at != text.npos;
         at = text.find(character, at + character.size())) {
      if (out.empty()) out = text;
      out.replace(at, letter.size(), letter);
    }
  }
}

/// Behind the blanks that follow the last of the indicators which start the line; the start of the
/// line when there is none.
std::size_t behind_indicators(std::string_view text, std::size_t at) {
  constexpr std::string_view kIndicators = "-?:";
  std::size_t behind = at;
  at = std::min(text.find_first_not_of(' ', at), text.size());
  while (kIndicators.find(byte_at(text, at)) != kIndicators.npos &&
         is_blank(byte_at(text, at + 1))) {
    at = behind = skip_blanks(text, at + 1);
  }
  return behind;
}

/// The end of the blanks at the start of the line that are no indentation.
std::size_t end_of_idle_blanks(std::string_view text, std::size_t line) {
  const std::size_t content = skip_blanks(text, line);
  const bool is_idle = content == text.size() || break_at(text, content) > 0 ||
                       (byte_at(text, content) == '#' && content > line);
  return is_idle ? content : behind_indicators(text, line);
}

void space_tabs(std::string_view text, std::string& out) {
  for (auto tab = text.find('\t'); tab != text.npos;) {
    const std::size_t line = text.rfind('\n', tab) + 1;  // npos + 1 is 0
    const std::size_t end = end_of_idle_blanks(text, line);
    for (; tab < end; tab = text.find('\t', tab + 1)) {
      if (out.empty()) out = text;
      out[tab] = ' ';
    }
    tab = text.find('\t', line_end(text, line));
  }
}

/// The library refuses a ':' before what ends an entry in brackets.
void hide_colons(std::string_view text, std::string& out) {
  constexpr std::string_view kBefore = " \t\n\\,[{";
  constexpr std::string_view kBehind = ",]}";
  for (auto at = text.find(':', 1); at != text.npos; at = text.find(':', at + 1)) {
    if (kBefore.find(text[at - 1]) != kBefore.npos) continue;
    if (at + 1 == text.size() || kBehind.find(text[at + 1]) == kBehind.npos) continue;
    if (out.empty()) out = text;
    out[at] = ' ';
  }
}

}  // namespace

std::string masked(std::string_view text) {
  std::string out;
  disguise(text, out);
  space_tabs(text, out);
  hide_colons(text, out);
  return out;
}

std::string unmasked(std::string value, const ScalarScan& scan, std::string_view text,
                     std::string_view masked_text) {
  const std::vector<Segment>& segments = scan.segments;
  for (std::size_t i = 0; scan.is_exact && i < segments.size(); ++i) {
    const std::size_t begin = segments[i].text_begin;
    const std::size_t end = i + 1 < segments.size() ? segments[i + 1].text_begin : value.size();
    const std::size_t from = segments[i].file_begin;
    for (std::size_t k = begin; k < end; ++k) {
      const std::size_t at = from + k - begin;
      if (byte_at(masked_text, at) == value[k]) value[k] = text[at];
    }
  }
  return value;
}

}  // namespace obsgen::document
