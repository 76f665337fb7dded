#include "promql/regex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <re2/re2.h>

namespace obsgen::promql {
namespace {

// Signs with a meaning of their own in regular expressions.
constexpr auto kSpecial = [] {
  std::array<bool, 256> special{};
  for (const char c : std::string_view{"\\^$.|?*+()[]{}"})
    special[static_cast<unsigned char>(c)] = true;
  return special;
}();

constexpr bool is_literal(char c) { return !kSpecial[static_cast<unsigned char>(c)]; }

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Words with `|` between them are compared as bytes and never read as a regular expression, so
// they need not even be UTF-8.
bool is_alternation_of_words(std::string_view pattern) {
  return std::ranges::all_of(pattern, [](char c) { return c == '|' || is_literal(c); });
}

bool has_empty_alternative(std::string_view words) {
  return words.empty() || words.front() == '|' || words.back() == '|' ||
         words.find("||") != std::string_view::npos;
}

// Most other patterns are ASCII with `.`, `*`, `+`, `?`. For those the answer is found here,
// without compiling anything; nothing when the pattern has more in it.
std::optional<bool> simple_matches_empty(std::string_view pattern) {
  bool some_empty = false;
  bool earlier_empty = true;  // all atoms of this alternative but the last
  bool last_empty = true;
  bool quantifiable = false;
  for (const char c : pattern) {
    if (c == '|') {
      some_empty = some_empty || (earlier_empty && last_empty);
      earlier_empty = last_empty = true;
      quantifiable = false;
    } else if (c == '*' || c == '+' || c == '?') {
      if (!quantifiable) return std::nullopt;
      last_empty = c != '+';
      quantifiable = false;
    } else if (is_ascii(c) && (c == '.' || is_literal(c))) {
      earlier_empty = earlier_empty && last_empty;
      last_empty = false;
      quantifiable = true;
    } else {
      return std::nullopt;
    }
  }
  return some_empty || (earlier_empty && last_empty);
}

struct Dialected {
  std::string pattern{};
  std::string problem{};  // what RE2 takes and Prometheus does not
};

// Whether the name of the group that `rest` opens has letters beyond ASCII.
bool has_foreign_name(std::string_view rest) {
  constexpr std::size_t kLongest = 256;  // bounds the search where no '>' comes
  const std::string_view opened = rest.substr(0, std::min(rest.find('>'), kLongest));
  return !std::ranges::all_of(opened, is_ascii);
}

// Length of the escape at the start of `rest`, or of the quoted run: `\Q…` up to its `\E`.
std::size_t escape_length(std::string_view rest) {
  if (rest.starts_with("\\Q")) return std::min(rest.find("\\E"), rest.size());
  return std::min<std::size_t>(2, rest.size());
}

// Length of the class at the start of `rest`. A `]` directly behind its `[` is a member.
std::size_t class_length(std::string_view rest) {
  std::size_t at = rest.starts_with("[^]") ? 3 : rest.starts_with("[]") ? 2 : 1;
  while (at < rest.size() && rest[at] != ']')
    at += rest[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, rest.size());
}

// RE2 knows named groups as `(?P<n>…)` only. Quoted runs, escapes and classes are left alone.
Dialected for_re2(std::string_view pattern) {
  Dialected out;
  for (std::string_view rest = pattern; !rest.empty();) {
    const bool old_group = rest.starts_with("(?<");
    std::size_t length = 1;
    if (rest[0] == '\\') {
      length = escape_length(rest);
      if (rest.starts_with("\\C")) out.problem = "invalid escape sequence: \\C";
    } else if (rest[0] == '[') {
      length = class_length(rest);
    } else if (old_group || rest.starts_with("(?P<")) {
      if (has_foreign_name(rest)) out.problem = "invalid named capture group";
      length = old_group ? 2 : 3;
    }
    out.pattern += old_group ? "(?P" : rest.substr(0, length);
    rest.remove_prefix(length);
  }
  return out;
}

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_never_capture(true);
  options.set_max_mem(std::int64_t{64} << 20);
  return options;
}

/// The compiled pattern, or why it is none.
struct Compiled {
  std::unique_ptr<RE2> regex{};
  std::string problem{};
};

Compiled compiled(std::string_view pattern) {
  Dialected dialected = for_re2(pattern);
  if (!dialected.problem.empty()) return {.problem = std::move(dialected.problem)};
  auto regex = std::make_unique<RE2>(dialected.pattern, options());
  if (!regex->ok()) return {.problem = regex->error()};
  return {.regex = std::move(regex)};
}

}  // namespace

RegexFacts examine_regex(std::string_view pattern) {
  if (is_alternation_of_words(pattern)) return {.matches_empty = has_empty_alternative(pattern)};
  if (const auto simple = simple_matches_empty(pattern)) return {.matches_empty = *simple};
  Compiled result = compiled(pattern);
  if (!result.regex) return {.problem = std::move(result.problem)};
  return {.matches_empty = RE2::FullMatch("", *result.regex)};
}

namespace {

// Length of what stands at the start of `rest` and is no sign of its own.
std::size_t atom_length(std::string_view rest) {
  if (rest[0] == '\\') return std::max<std::size_t>(1, escape_length(rest));
  return rest[0] == '[' ? class_length(rest) : 1;
}

bool has_flags(std::string_view group) {
  return group.starts_with("(?") && !group.starts_with("(?:") && !group.starts_with("(?P<") &&
         !group.starts_with("(?<");
}

// The signs of a pattern that tell where its branches end.
struct Outline {
  std::vector<std::size_t> bars{};           // outside of groups
  std::optional<std::size_t> first_close{};  // of the first group that stands in no other
  bool has_flags = false;
};

Outline outline_of(std::string_view pattern) {
  Outline outline;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < pattern.size(); at += atom_length(pattern.substr(at))) {
    const char c = pattern[at];
    if (c == '|' && depth == 0) outline.bars.push_back(at);
    if (c == '(') {
      ++depth;
      outline.has_flags = outline.has_flags || has_flags(pattern.substr(at));
    }
    if (c == ')' && depth > 0 && --depth == 0 && !outline.first_close) outline.first_close = at;
  }
  return outline;
}

// Where what the group holds begins: behind `(`, `(?:` or a name.
std::size_t group_start(std::string_view group) {
  if (!group.starts_with("(?")) return 1;
  return group.starts_with("(?:") ? 3 : group.find('>') + 1;
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The parts of `whole` between the bars, which are counted from its begin.
std::vector<Span> between(const std::vector<std::size_t>& bars, Span whole) {
  std::vector<Span> parts;
  std::size_t begin = whole.begin;
  for (const std::size_t bar : bars) {
    parts.push_back(span_of(begin, whole.begin + bar));
    begin = whole.begin + bar + 1;
  }
  parts.push_back(span_of(begin, whole.end));
  return parts;
}

}  // namespace

std::vector<Span> alternatives(std::string_view pattern) {
  std::vector<Span> whole{span_of(0, pattern.size())};
  std::size_t begin = 0;
  std::size_t end = pattern.size();
  while (true) {
    const auto inner = pattern.substr(begin, end - begin);
    const Outline outline = outline_of(inner);
    if (outline.has_flags) return whole;
    if (outline.bars.empty() && inner.starts_with('(') && outline.first_close == inner.size() - 1) {
      begin += group_start(inner);
      --end;
      continue;
    }
    return outline.bars.empty() ? whole : between(outline.bars, span_of(begin, end));
  }
}

Regex::Regex(std::unique_ptr<RE2> regex) : regex_(std::move(regex)) {}

Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::optional<Regex> Regex::compile(std::string_view pattern) {
  Compiled result = compiled(pattern);
  if (!result.regex) return std::nullopt;
  return Regex{std::move(result.regex)};
}

bool Regex::matches(std::string_view text) const {
  return RE2::FullMatch({text.data(), text.size()}, *regex_);
}

std::optional<std::string> regex_error(std::string_view pattern) {
  Compiled result = compiled(pattern);
  if (result.regex) return std::nullopt;
  return std::move(result.problem);
}

}  // namespace obsgen::promql
