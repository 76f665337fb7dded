#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace obsgen::model {

/// What a value measures. The last group counts things; `None` is a plain number.
enum class Unit {
  None,
  Seconds,
  Bytes,
  Ratio,
  Percent,
  Celsius,
  Cores,
  Requests,
  Operations,
  Events,
  Objects,
  Goroutines,
  Threads,
  Cycles,
  Calls,
  Packets,
  Files,
  BytesPerSecond,
  RequestsPerSecond,
  OperationsPerSecond,
  EventsPerSecond,
  PerSecond,
};

/// The unit's name in a catalog; `bytes_per_second` and the like for rates.
std::string_view to_string(Unit unit);

std::optional<Unit> parse_unit(std::string_view text);

/// Every unit, for lists in messages.
extern const std::array<Unit, 22> kUnits;

/// Unit of a rate per second of something in `unit`. Seconds per second are cores: counters of
/// seconds count CPU time or the like, where 1 means always.
Unit per_second(Unit unit);

}  // namespace obsgen::model
