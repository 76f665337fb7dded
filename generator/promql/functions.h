#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "promql/types.h"

/// The functions of PromQL as data: one row each in `functions_table.cc`.
namespace obsgen::promql {

/// What a function does to the labels of its vector argument. "Meta labels" are `__name__` and,
/// where the server adds them, `__type__` and `__unit__`.
enum class LabelEffect : std::uint8_t {
  None,             // a scalar has no labels
  Keep,             // all, with the name
  DropMeta,         // all but the meta labels
  DropName,         // all but the name
  DropMetaOrEmpty,  // as DropMeta; without an argument one element without labels
  Empty,            // one element without labels
  FromMatchers,     // `absent`: what the equality matchers of its argument say
  DropBucket,       // all but `le` and the meta labels
  BucketToLabel,    // as DropBucket, and the label that the second argument names
  Replace,          // `label_replace`
  Join,             // `label_join`
  AddInfo,          // `info`: more labels from info series
};

/// Which samples a function reads.
enum class SampleRule : std::uint8_t {
  None,
  Floats,        // histograms are ignored
  FloatsOfMix,   // a range with both loses its histograms, with an info
  Histograms,    // native histograms; floats are ignored
  Both,          // each alike
  BothUnmixed,   // a range with both is dropped, with a warning
  Distribution,  // classic buckets (floats with `le`) or native histograms
};

/// The unit of the result, seen from the unit of the vector argument.
enum class UnitRule : std::uint8_t {
  Same,
  PerSecond,
  Squared,
  SquareRoot,
  Observations,  // of what the histogram observed: the unit of `le`
  ObservationsSquared,
  One,  // counts and flags
  Ratio,
  Radians,
  Degrees,
  Seconds,
  TimePoint,  // seconds since 1970
  Calendar,   // a day, hour or year number
  Days,
};

/// Between which bounds the values of the result lie, seen from those of the vector argument.
enum class RangeRule : std::uint8_t {
  Any,
  Same,       // values of the argument, or between them
  Whole,      // the nearest whole numbers
  Magnitude,  // without their signs
  Clamp,      // by the second and third argument
  ClampMin,   // by the second
  ClampMax,   // by the second
  Summed,     // of at least one value
  NotNegative,
  AtLeastOne,
  One,
  ZeroToOne,
  Observed,  // of what the buckets were made of
};

/// The unit that the vector argument has to have.
enum class UnitNeed : std::uint8_t { Any, Ratio, Radians, Degrees, TimePoint };

/// The kind of series that a range function is meant for.
enum class SeriesNeed : std::uint8_t { Any, Counter, Gauge };

/// What is given for a parameter: anything, a text that names a label that is read or one that is
/// written, a regular expression, or a number from 0 to 1.
enum class ArgumentUse : std::uint8_t { Any, ReadsLabel, WritesLabel, Pattern, Quantile };

/// Which of the range selectors `anchored` and `smoothed` a function takes.
enum class Extended : std::uint8_t { Never, Anchored, Both };

struct Parameter {
  ValueType type = ValueType::Vector;
  std::string_view name{};
  ArgumentUse use = ArgumentUse::Any;
};

/// `round(v instant vector, [to_nearest scalar])` and all that is known about it.
struct Function {
  static constexpr int kUnlimited = -1;

  std::string_view name{};
  std::array<Parameter, 5> parameter_slots{};
  std::uint8_t parameter_count = 0;
  std::uint8_t optional = 0;  // of the parameters, from the end
  int repeats = 0;            // further arguments of the last type; kUnlimited: any number
  ValueType result = ValueType::Vector;
  bool experimental = false;
  std::string_view since{};  // first release that names it; empty: before the change log does
  LabelEffect labels = LabelEffect::DropMeta;
  SampleRule samples = SampleRule::Floats;
  UnitRule unit = UnitRule::Same;
  RangeRule range = RangeRule::Any;
  UnitNeed needs_unit = UnitNeed::Any;
  SeriesNeed needs_series = SeriesNeed::Any;
  Extended extended = Extended::Never;
  std::uint8_t needs_samples = 1;  // fewest in a range that give a result
  std::string_view doc{};          // one sentence without a full stop

  std::span<const Parameter> parameters() const {
    return std::span{parameter_slots}.first(parameter_count);
  }

  /// Fewest arguments.
  std::size_t required() const {
    const int count = parameter_count - optional;
    return static_cast<std::size_t>(count);
  }

  /// Whether a call may have this many arguments.
  bool accepts(std::size_t count) const {
    const int limit = parameter_count + (repeats > 0 ? repeats : 0);
    const auto most = static_cast<std::size_t>(limit);
    return count >= required() && (repeats == kUnlimited || count <= most);
  }

  /// The parameter that argument `index` is for; with too many arguments the last one.
  const Parameter& parameter(std::size_t index) const {
    return parameter_slots[index < parameter_count ? index : parameter_count - 1U];
  }
};

/// The argument that holds the series: the first vector or matrix; absent for a call without one.
std::optional<std::size_t> vector_argument(const Function& function, std::size_t arguments);

/// All functions, sorted by name.
std::span<const Function> functions();

/// The function of this exact name (case matters), or null.
const Function* find_function(std::string_view name);

/// The function whose name is nearest to a misspelt one, or null when none is near.
const Function* closest_function(std::string_view name);

}  // namespace obsgen::promql
