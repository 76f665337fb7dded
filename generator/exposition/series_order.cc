#include "exposition/series_order.h"

#include <algorithm>

namespace obsgen::exposition {

namespace {

/// The first label from `at` on that counts.
Labels::const_iterator next_label(const Labels& labels, Labels::const_iterator at,
                                  std::string_view without) {
  return std::find_if(at, labels.end(), [without](const Label& label) {
    return !label.value.empty() && label.name != without;
  });
}

std::strong_ordering compare_point(const Sample& a, const Sample& b, std::string_view without) {
  const auto labels = compare_series(a.labels, b.labels, without);
  return labels != 0 ? labels : a.timestamp_ms <=> b.timestamp_ms;
}

}  // namespace

std::strong_ordering compare_series(const Labels& a, const Labels& b, std::string_view without) {
  auto left = next_label(a, a.begin(), without);
  auto right = next_label(b, b.begin(), without);
  while (left != a.end() && right != b.end()) {
    if (const auto order = *left <=> *right; order != 0) return order;
    left = next_label(a, left + 1, without);
    right = next_label(b, right + 1, without);
  }
  return (left != a.end()) <=> (right != b.end());
}

std::vector<SampleGroup> group_samples(const std::vector<Sample>& samples,
                                       std::string_view without) {
  std::vector<const Sample*> sorted;
  sorted.reserve(samples.size());
  for (const Sample& sample : samples)
    sorted.push_back(&sample);
  // Stable, not hashed: a hostile page could make all hashes collide.
  std::ranges::stable_sort(sorted, [without](const Sample* a, const Sample* b) {
    return compare_point(*a, *b, without) < 0;
  });
  std::vector<SampleGroup> groups;
  for (const Sample* sample : sorted) {
    const bool more =
        !groups.empty() && compare_point(*groups.back().front(), *sample, without) == 0;
    if (!more) groups.emplace_back();
    groups.back().push_back(sample);
  }
  std::ranges::sort(groups, {}, [](const SampleGroup& group) { return group.front(); });
  return groups;
}

}  // namespace obsgen::exposition
