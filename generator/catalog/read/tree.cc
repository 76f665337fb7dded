#include "catalog/read/tree.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "document/read_yaml.h"

namespace obsgen::catalog {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The first line that is neither blank nor a comment.
Span first_line(std::string_view text) {
  std::size_t begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (;;) {
    begin = std::min(text.find_first_not_of(" \t\r\n", begin), text.size());
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    if (begin == text.size() || text[begin] != '#')
      return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    begin = end;
  }
}

/// `toys 3`, `toys{zone="a"} 3`: a line that no mapping begins with. Names with a `:` are left out,
/// since keys look the same.
bool is_sample(std::string_view line) {
  const auto name = std::ranges::find_if_not(line, is_word);
  auto rest = line.substr(static_cast<std::size_t>(name - line.begin()));
  if (rest.size() == line.size() || rest.empty()) return false;
  if (rest.front() == '{') {
    const auto brace = rest.rfind('}');
    if (brace == std::string_view::npos || rest.find("=\"") > brace) return false;
    rest.remove_prefix(brace + 1);
  }
  return rest.size() > 1 && rest.front() == ' ' && is_digit(rest[1]) &&
         rest.find(':') == std::string_view::npos;
}

}  // namespace

Outcome<document::Node> read_tree(const SourceFile& file, FileId id) {
  const auto span = first_line(file.text);
  const auto line = std::string_view{file.text}.substr(span.begin, span.size());
  if (!is_sample(line)) return document::read_yaml(file, id);
  return {.diagnostics = {{.code = "catalog/page-of-metrics",
                           .place = {id, span},
                           .message = "this is a page of metrics, not a catalog",
                           .help = "describe its metrics in a catalog, and give that"}}};
}

}  // namespace obsgen::catalog
