#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace obsgen {

/// The candidate that `word` was probably meant to be: the one with the fewest insertions,
/// deletions, replacements and swaps of neighbours between them, case aside, the first of equals.
/// Absent when none is near: at most a third of the longer word's bytes may differ. Words above 64
/// bytes are near nothing.
std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates);
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace obsgen
