#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace obsgen {

namespace {

constexpr std::size_t kMaxLength = 64;

/// Optimal string alignment distance; both words have at most kMaxLength bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  using Line = std::array<std::size_t, kMaxLength + 1>;
  Line before{};
  Line above{};
  Line line{};
  for (std::size_t j = 0; j <= b.size(); ++j)
    above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    line[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      line[j] = std::min({above[j] + 1, line[j - 1] + 1, above[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) line[j] = std::min(line[j], before[j - 2] + 1);
    }
    before = above;
    above = line;
  }
  return above[b.size()];
}

template <class Text>
std::optional<std::string> nearest_of(std::string_view word, std::span<const Text> candidates) {
  std::optional<std::string> best;
  std::size_t best_distance = kMaxLength;
  if (word.size() > kMaxLength) return best;
  for (const std::string_view candidate : candidates) {
    const auto [shorter, longer] = std::minmax({word.size(), candidate.size()});
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer > kMaxLength || longer - shorter > allowed) continue;
    const auto found = distance(word, candidate);
    if (found <= allowed && found < best_distance && found < longer) {
      best_distance = found;
      best = std::string{candidate};
    }
  }
  return best;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word,
                                   std::span<const std::string_view> candidates) {
  return nearest_of(word, candidates);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  return nearest_of(word, candidates);
}

}  // namespace obsgen
