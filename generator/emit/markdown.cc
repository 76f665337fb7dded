#include "emit/markdown.h"

namespace obsgen::emit {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

/// An underscore between letters is one.
bool is_inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_word(text[at - 1]) && is_word(text[at + 1]);
}

/// Characters that begin a heading, list or quotation at the start of a line.
bool starts_block(char c) { return c == '#' || c == '>' || c == '-' || c == '+' || c == '='; }

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kAlways = "\\`*<[]|~&";
  std::string out;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool underscore = c == '_' && !is_inside_word(text, i);
    const bool markup = kAlways.find(c) != std::string_view::npos;
    if (markup || underscore || (line_start && starts_block(c))) out += '\\';
    out += c;
    line_start = c == '\n' || (line_start && c == ' ');
  }
  return out;
}

}  // namespace obsgen::emit
