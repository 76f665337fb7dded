#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

/// What a Prometheus holds: the facts of its series that expressions are judged by.
namespace obsgen::promql {

/// Of all elements of a vector, how many carry a label.
enum class Presence { Never, Maybe, Always };

/// Whose label it is: the metric's own, the scraped target's, that of another exporter (which
/// speaks of any object, the target's Pod among them), or made by an expression.
enum class LabelOwner { Metric, Target, Outside, Expression };

/// A label of a series. `written` is what expressions of a catalog call it; empty: they cannot name
/// it, because the metric has a label of that name itself.
struct LabelFacts {
  std::string name{};  // after the scrape
  std::string written{};
  Presence presence = Presence::Maybe;
  LabelOwner owner = LabelOwner::Metric;

  bool operator==(const LabelFacts&) const = default;
};

/// What the numbers of a series do, as far as it is known.
enum class SeriesType { Unknown, Counter, Gauge };

/// Whether a series may hold native histograms, so that its buckets need no label.
enum class Samples { Floats, Native };

/// The series of one name.
struct SeriesFacts {
  std::string name{};
  std::vector<LabelFacts> labels{};
  SeriesType type = SeriesType::Unknown;
  Samples samples = Samples::Floats;
  std::optional<std::int64_t> interval{};  // milliseconds from sample to sample
  std::optional<Place> place{};            // where that is said
};

/// Facts of series, found by name in logarithmic time. Several facts of one name are alternatives.
/// A name that no facts have is open: nothing is known of it, and anything may be true.
class World {
 public:
  World() = default;

  explicit World(std::vector<SeriesFacts> series);

  void add(SeriesFacts facts);

  /// All facts of that name, in the order in which they were given.
  std::span<const SeriesFacts> named(std::string_view name) const;

  /// All facts, by name.
  const std::map<std::string, std::vector<SeriesFacts>, std::less<>>& all() const {
    return series_;
  }

 private:
  std::map<std::string, std::vector<SeriesFacts>, std::less<>> series_{};
};

}  // namespace obsgen::promql
