#include "promql/regex.h"

#include <algorithm>
#include <array>
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
