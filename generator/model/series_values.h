#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obsgen::model {

/// Equal steps of a series: `5x3` is four numbers, `0+1x60` sixty-one, `_x2` two gaps.
struct SeriesRun {
  enum class Kind { Number, Gap, Stale };

  Kind kind{};
  double first = 0;
  double step = 0;
  std::uint32_t count = 1;

  bool operator==(const SeriesRun&) const = default;
};

/// Samples of a series in promtool's notation, one an interval.
struct SeriesValues {
  std::string written{};
  std::vector<SeriesRun> runs{};

  bool operator==(const SeriesValues&) const = default;
};

/// Reads `0+1x60`, `1 2 3`, `5x10`, `_x3`, `stale` and any of them beside each other, as promtool
/// does; a count has at most seven digits. Absent for what promtool refuses, for its histograms,
/// and for a text without any item.
std::optional<SeriesValues> parse_series_values(std::string_view text);

}  // namespace obsgen::model
