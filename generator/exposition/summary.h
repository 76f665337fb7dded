#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exposition/family.h"

namespace obsgen::exposition {

/// At most this many values of a label are kept.
inline constexpr std::size_t kMaxValues = 100;

/// Names of labels that occur together, sorted, and how many series have exactly them. `le` of a
/// histogram and `quantile` of a summary are not among them.
struct LabelSet {
  std::vector<std::string> names{};
  std::size_t series = 0;

  bool operator==(const LabelSet&) const = default;
};

/// The values seen of a label, sorted; "" is a value that was written as such. With more than
/// kMaxValues of them the first ones of the page are kept and `complete` is false.
struct LabelValues {
  std::string name{};
  std::vector<std::string> values{};
  bool complete = true;

  bool operator==(const LabelValues&) const = default;
};

/// A bucket's bound or a quantile, and how the page spells it.
struct Bound {
  double value = 0;
  std::string spelling{};

  bool operator==(const Bound&) const = default;
};

/// What a page says of one family.
struct FamilySummary {
  std::string name{};
  FamilyType type = FamilyType::Untyped;
  std::string help{};
  std::string unit{};
  std::vector<LabelSet> label_sets{};       // sorted by names, each once
  std::vector<LabelValues> label_values{};  // sorted by name, without `le` and `quantile`
  std::vector<Bound> buckets{};             // ascending, each spelling once; histograms only
  std::vector<Bound> quantiles{};           // ascending, each spelling once; summaries only
  std::size_t series = 0;   // as Prometheus counts: every bucket, sum and count is one
  std::size_t objects = 0;  // distinct labels but `le` and `quantile`

  bool operator==(const FamilySummary&) const = default;
};

/// What a page says, family by family, sorted by name. A pure function; bounds that are no numbers
/// are left out, the reader has reported them.
std::vector<FamilySummary> summarise(const Exposition& exposition);

}  // namespace obsgen::exposition
