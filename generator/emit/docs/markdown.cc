#include "emit/docs/markdown.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The dot or parenthesis behind a number that begins a line: a numbered list.
bool numbers_item(std::string_view text, std::size_t at) {
  if ((text[at] != '.' && text[at] != ')') || at == 0 || !is_digit(text[at - 1])) return false;
  std::size_t begin = at;
  while (begin > 0 && is_digit(text[begin - 1]))
    --begin;
  while (begin > 0 && text[begin - 1] == ' ')
    --begin;
  return begin == 0 || text[begin - 1] == '\n';
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string_view without_margin(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

std::size_t longest_run(std::string_view text, char of) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == of ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kAlways = "\\`*<[]|~&";
  std::string out;
  bool line_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool underscore = c == '_' && !is_inside_word(text, i);
    const bool markup = kAlways.find(c) != std::string_view::npos;
    if (markup || underscore || (line_start && starts_block(c)) || numbers_item(text, i))
      out += '\\';
    out += c;
    line_start = c == '\n' || (line_start && c == ' ');
  }
  return out;
}

std::string markdown_line(std::string_view text) {
  std::string line;
  for (const auto part : lines_of(text)) {
    const auto words = without_margin(part);
    if (!words.empty()) line.append(line.empty() ? "" : " ").append(words);
  }
  return markdown_text(line);
}

std::string markdown_paragraphs(std::string_view text) {
  std::string lines;
  for (const auto line : lines_of(text))
    lines.append(without_margin(line)).append("\n");
  lines.resize(lines.find_last_not_of('\n') + 1);
  return markdown_text(lines);
}

std::string markdown_code(std::string_view language, std::string_view code) {
  const std::string fence(std::max<std::size_t>(3, longest_run(code, '`') + 1), '`');
  return fmt::format("{0}{1}\n{2}{3}{0}\n", fence, language, code,
                     code.ends_with('\n') ? "" : "\n");
}

std::string markdown_comment(std::string_view text) {
  std::string inside;
  for (const char c : text)
    inside += c == '>' ? "&gt;" : c == '\n' ? " " : std::string(1, c);
  return fmt::format("<!-- {} -->\n", inside);
}

std::string markdown_url(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return "#";
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool ends = byte <= 0x20 || byte == 0x7f ||
                      std::string_view{"()<>[]\\\"`*_|"}.find(c) != std::string_view::npos;
    out += ends ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return out;
}

}  // namespace obsgen::emit
