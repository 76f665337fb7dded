#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "promql/interval.h"
#include "promql/unit.h"

/// What a Prometheus holds: the facts of its series that expressions are judged by.
namespace obsgen::promql {

/// Of all elements of a vector, how many carry a label.
enum class Presence { Never, Maybe, Always };

/// Whose label it is: the metric's own, the scraped target's, that of another exporter (which
/// speaks of any object, the target's Pod among them), or made by an expression.
enum class LabelOwner { Metric, Target, Outside, Expression };

/// All values that a label can have where it is there, sorted. Many facts share one.
using ValueSet = std::shared_ptr<const std::vector<std::string>>;

/// A label of a series. `written` is what expressions of a catalog call it; empty: they cannot name
/// it, because the metric has a label of that name itself.
struct LabelFacts {
  std::string name{};  // after the scrape
  std::string written{};
  Presence presence = Presence::Maybe;
  LabelOwner owner = LabelOwner::Metric;
  ValueSet values{};  // null: open

  bool operator==(const LabelFacts&) const = default;
};

/// What the numbers of a series do, as far as it is known.
enum class SeriesType { Unknown, Counter, Gauge };

/// Whether a series may hold native histograms, so that its buckets need no label.
enum class Samples { Floats, Native };

/// Labels whose values follow from those of others.
struct Dependency {
  std::vector<std::string> of{};
  std::vector<std::string> follow{};
};

/// What several replicas of a target tell: each its own, all the same, or only the one that leads.
enum class Replicas { Unknown, Own, Same, Leader };

/// The series of one name. Labels of keys are called by their names after the scrape.
struct SeriesFacts {
  std::string name{};
  std::vector<LabelFacts> labels{};
  SeriesType type = SeriesType::Unknown;
  Samples samples = Samples::Floats;
  std::optional<std::int64_t> interval{};  // milliseconds from sample to sample
  std::optional<Unit> unit{};
  Interval range{};
  std::optional<Unit> observed{};        // of what the buckets, sum and count are of
  std::optional<Interval> observable{};  // from the least to the largest finite bound of buckets
  std::vector<std::vector<std::string>> keys{};  // labels that tell the series of one target apart
  std::vector<std::string> current{};            // labels of which one value is there at a time
  std::vector<std::string> flags{};              // labels of which one value at a time is 1
  std::vector<Dependency> dependencies{};
  Replicas replicas = Replicas::Unknown;
  std::string waits_for{};       // without what no series is there, for people; empty: always there
  std::optional<Place> place{};  // where that is said
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
