#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace re2 {
class RE2;
}  // namespace re2

namespace obsgen::promql {

/// A regular expression of a label matcher or of relabeling, as Prometheus reads it: RE2 syntax,
/// anchored at both ends, `.` matches newlines too. `(?<n>…)` is read as `(?P<n>…)`.
class Regex {
 public:
  /// Absent when `pattern` is no regular expression.
  static std::optional<Regex> compile(std::string_view pattern);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// Whether the whole of `text` matches.
  bool matches(std::string_view text) const;

 private:
  explicit Regex(std::unique_ptr<re2::RE2> regex);

  std::unique_ptr<re2::RE2> regex_;
};

/// What is to be known about a label's regular expression: whether it is one, and whether it
/// matches a label that is absent.
struct RegexFacts {
  std::string problem{};  // empty when it is a regular expression
  bool matches_empty = false;
};

/// Cheap for patterns that are words, dots and repetitions of them.
RegexFacts examine_regex(std::string_view pattern);

/// Where the branches stand of which `pattern` consists (`a|b`, `(a|b)`), in bytes of it; the whole
/// pattern where it is no alternation, or has flags, which would reach from one branch into the
/// next.
std::vector<Span> alternatives(std::string_view pattern);

/// Why Prometheus would not take `pattern`; absent when it would.
std::optional<std::string> regex_error(std::string_view pattern);

}  // namespace obsgen::promql
