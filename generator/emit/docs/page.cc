#include "emit/page.h"

#include <fmt/format.h>

#include "base/overloaded.h"
#include "emit/docs/markdown.h"

namespace obsgen::emit {

namespace {

using namespace page;

constexpr std::string_view kBlanks = " \t\r\n";

std::string words_text(const Words& words) {
  const auto line = markdown_line(words.text);
  if (line.empty()) return words.text.empty() ? "" : " ";
  return fmt::format("{}{}{}", words.text.starts_with(' ') ? " " : "", line,
                     words.text.ends_with(' ') ? " " : "");
}

bool is_file_name(std::string_view target) {
  return target.find_first_of("/:()<>[]\\ \t\r\n") == std::string_view::npos;
}

std::string line_text(const Line& line) {
  std::string text;
  for (const Span& span : line) {
    text += std::visit(
        Overloaded{
            [](const Words& words) { return words_text(words); },
            [](const Strong& strong) { return fmt::format("**{}**", markdown_line(strong.text)); },
            [](const Name& name) { return fmt::format("`{}`", name.text); },
            [](const Link& link) {
              return fmt::format(
                  "[{}]({})", markdown_line(link.text),
                  is_file_name(link.target) ? link.target : markdown_url(link.target));
            }},
        span);
  }
  return text;
}

std::string bullets_text(const Bullets& bullets) {
  std::string text;
  for (const Line& item : bullets.items)
    text += fmt::format("- {}\n", line_text(item));
  return text;
}

std::string steps_text(const Steps& steps) {
  std::string text;
  std::size_t number = 0;
  for (const Line& item : steps.items)
    text += fmt::format("{}. {}\n", ++number, line_text(item));
  return text;
}

std::string table_text(const Table& table) {
  std::string text = "|";
  for (const std::string& cell : table.head)
    text += fmt::format(" {} |", markdown_line(cell));
  text += "\n|";
  for (std::size_t i = 0; i < table.head.size(); ++i)
    text += "---|";
  for (const auto& row : table.rows) {
    text += "\n|";
    for (const Line& cell : row)
      text += fmt::format(" {} |", line_text(cell));
  }
  return text + "\n";
}

std::string block_text(const Block& block) {
  return std::visit(
      Overloaded{
          [](const Heading& heading) {
            return fmt::format("{:#<{}} {}\n", "", heading.level, markdown_line(heading.text));
          },
          [](const Prose& prose) { return markdown_paragraphs(prose.text) + "\n"; },
          [](const Line& line) { return line_text(line) + "\n"; },
          [](const Listing& listing) { return markdown_code(listing.language, listing.code); },
          [](const Bullets& bullets) { return bullets_text(bullets); },
          [](const Steps& steps) { return steps_text(steps); },
          [](const Table& table) { return table_text(table); }},
      block);
}

}  // namespace

Words page::words(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return {std::string{text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin)}};
}

std::string write_page(const Page& page) {
  std::string text = markdown_comment(page.comment);
  for (const Block& block : page.blocks)
    text += "\n" + block_text(block);
  return text;
}

}  // namespace obsgen::emit
