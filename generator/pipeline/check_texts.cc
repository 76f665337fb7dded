#include "pipeline/check_texts.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/table.h"
#include "document/value.h"
#include "document/write_json.h"

namespace obsgen::pipeline {

namespace {

using check::Check;
using document::Value;

std::string list_text() {
  std::size_t width = 0;
  for (const Check& check : check::checks())
    width = std::max(width, check.code.size());
  std::string text;
  for (const Check& check : check::checks())
    text += fmt::format("{:{}}  {:7}  {}\n", check.code, width, to_string(check.severity),
                        check.summary);
  return text;
}

std::string list_json() {
  Value list = Value::array();
  for (const Check& check : check::checks())
    list.append(Value::object({{"code", check.code},
                               {"severity", to_string(check.severity)},
                               {"summary", check.summary}}));
  return document::write_json_line(Value::object({{"checks", std::move(list)}})) + "\n";
}

constexpr std::size_t kLine = 80;

/// Prose in lines for a terminal.
std::string wrapped(std::string_view prose) {
  std::string text;
  std::size_t width = 0;
  for (std::size_t begin = 0; begin < prose.size();) {
    const auto end = std::min(prose.find(' ', begin), prose.size());
    const auto word = prose.substr(begin, end - begin);
    const bool fits = width == 0 || width + 1 + word.size() <= kLine;
    if (width > 0) text += fits ? ' ' : '\n';
    width = fits && width > 0 ? width + 1 + word.size() : word.size();
    text += word;
    begin = end + 1;
  }
  return text;
}

std::string indented(std::string_view example) {
  std::string text;
  for (std::size_t begin = 0; begin < example.size();) {
    const auto end = std::min(example.find('\n', begin), example.size());
    const auto line = example.substr(begin, end - begin);
    text += line.empty() ? "\n" : fmt::format("    {}\n", line);
    begin = end + 1;
  }
  return text;
}

std::string explained_text(const Check& check) {
  auto text = fmt::format("{}: {} [{}]\n\n{}\n", to_string(check.severity), check.summary,
                          check.code, wrapped(check.explanation));
  if (!has_examples(check.found_in)) return text;
  const auto place = to_string(check.found_in);
  return text + fmt::format("\nRefused ({}):\n\n{}\nRight:\n\n{}", place, indented(check.bad),
                            indented(check.good));
}

std::string explained_json(const Check& check) {
  Value value = Value::object({{"code", check.code},
                               {"severity", to_string(check.severity)},
                               {"found_in", to_string(check.found_in)},
                               {"summary", check.summary},
                               {"explanation", check.explanation}});
  if (has_examples(check.found_in)) {
    value.set("bad", check.bad);
    value.set("good", check.good);
  }
  return document::write_json_line(value) + "\n";
}

}  // namespace

std::string list_checks(CheckView view) {
  return view == CheckView::Json ? list_json() : list_text();
}

std::optional<std::string> explain_check(CheckView view, std::string_view code) {
  const Check* check = check::find_check(code);
  if (check == nullptr) return std::nullopt;
  return view == CheckView::Json ? explained_json(*check) : explained_text(*check);
}

std::vector<std::string> check_codes() {
  std::vector<std::string> codes;
  for (const Check& check : check::checks())
    codes.emplace_back(check.code);
  return codes;
}

}  // namespace obsgen::pipeline
