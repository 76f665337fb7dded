// Source: Go, regexp: its syntax is RE2's. Where the two differ at the edges, nothing is claimed.
#include "template/evaluate/pattern.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/text.h"

namespace obsgen::templates {

namespace {

using re2::RE2;
using re2::StringPiece;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Compiled {
  std::unique_ptr<RE2> regex{};
  std::optional<Result> problem{};
};

Compiled compiled(std::string_view pattern) {
  if (pattern.find("\\C") != std::string_view::npos) return {{}, Unclear{"'\\C' in a pattern", {}}};
  RE2::Options options;
  options.set_log_errors(false);
  auto regex = std::make_unique<RE2>(StringPiece{pattern.data(), pattern.size()}, options);
  if (regex->ok()) return {std::move(regex), {}};
  // Newer releases know a second spelling of named groups.
  if (pattern.find("(?<") != std::string_view::npos)
    return {{}, Unclear{"a named group in a pattern", {}}};
  if (regex->error_code() == RE2::ErrorPatternTooLarge || regex->error_code() == RE2::ErrorInternal)
    return {{}, Unclear{"a very large pattern", {}}};
  return {{},
          Failed{fmt::format("'{}' is not a regular expression: {}", pattern, regex->error()), {}}};
}

/// The name of a group at the front of `rest`, which is behind a `$`; takes it.
std::optional<std::string_view> take_group(std::string_view& rest) {
  const bool braces = rest.starts_with('{');
  auto name = rest.substr(braces ? 1 : 0);
  const auto size =
      static_cast<std::size_t>(std::ranges::find_if_not(name, is_word) - name.begin());
  if (size == 0 || (braces && (size == name.size() || name[size] != '}'))) return std::nullopt;
  name = name.substr(0, size);
  rest.remove_prefix(size + (braces ? 2 : 0));
  return name;
}

using Groups = std::vector<StringPiece>;

std::string_view group_text(const RE2& regex, const Groups& groups, std::string_view name) {
  std::size_t number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool padded = name.size() > 1 && name.front() == '0';
  if (padded || read.ec != std::errc{} || read.ptr != name.data() + name.size()) {
    const auto& named = regex.NamedCapturingGroups();
    const auto found = named.find(std::string{name});
    if (found == named.end()) return {};
    number = static_cast<std::size_t>(found->second);
  }
  if (number >= groups.size() || groups[number].data() == nullptr) return {};
  return {groups[number].data(), groups[number].size()};
}

std::string filled(std::string_view replacement, const RE2& regex, const Groups& groups) {
  std::string out;
  while (!replacement.empty()) {
    const auto text = replacement.substr(0, replacement.find('$'));
    out += text;
    replacement.remove_prefix(text.size());
    if (replacement.empty()) break;
    replacement.remove_prefix(1);
    if (replacement.starts_with('$')) {
      replacement.remove_prefix(1);
      out += '$';
    } else if (const auto name = take_group(replacement)) {
      out += group_text(regex, groups, *name);
    } else {
      out += '$';
    }
  }
  return out;
}

}  // namespace

Result matches(std::string_view pattern, std::string_view text) {
  const auto regex = compiled(pattern);
  if (regex.problem) return *regex.problem;
  return Value{RE2::PartialMatch(StringPiece{text.data(), text.size()}, *regex.regex)};
}

Result replaced_matches(std::string_view pattern, std::string_view replacement,
                        std::string_view text) {
  const auto compiled_pattern = compiled(pattern);
  if (compiled_pattern.problem) return *compiled_pattern.problem;
  if (!is_ascii(text) || !is_ascii(replacement))
    return Unclear{"a replacement in a text beyond ASCII", {}};
  const RE2& regex = *compiled_pattern.regex;
  const StringPiece whole{text.data(), text.size()};
  Groups groups(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
  std::string out;
  std::size_t copied = 0;  // behind the last match
  for (std::size_t at = 0; at <= text.size();) {
    if (!regex.Match(whole, at, text.size(), RE2::UNANCHORED, groups.data(),
                     static_cast<int>(groups.size())))
      break;
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    const auto end = begin + groups[0].size();
    out += text.substr(copied, begin - copied);
    // An empty match right behind another is none.
    if (end > copied || begin == 0) out += filled(replacement, regex, groups);
    copied = end;
    at = at < end ? end : at + 1;
  }
  return Value{out + std::string{text.substr(copied)}};
}

}  // namespace obsgen::templates
