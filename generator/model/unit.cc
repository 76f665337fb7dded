#include "model/unit.h"

#include <algorithm>

namespace obsgen::model {

const std::array<Unit, 22> kUnits{Unit::None,
                                  Unit::Seconds,
                                  Unit::Bytes,
                                  Unit::Ratio,
                                  Unit::Percent,
                                  Unit::Celsius,
                                  Unit::Cores,
                                  Unit::Requests,
                                  Unit::Operations,
                                  Unit::Events,
                                  Unit::Objects,
                                  Unit::Goroutines,
                                  Unit::Threads,
                                  Unit::Cycles,
                                  Unit::Calls,
                                  Unit::Packets,
                                  Unit::Files,
                                  Unit::BytesPerSecond,
                                  Unit::RequestsPerSecond,
                                  Unit::OperationsPerSecond,
                                  Unit::EventsPerSecond,
                                  Unit::PerSecond};

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::None:
      return "none";
    case Unit::Seconds:
      return "seconds";
    case Unit::Bytes:
      return "bytes";
    case Unit::Ratio:
      return "ratio";
    case Unit::Percent:
      return "percent";
    case Unit::Celsius:
      return "celsius";
    case Unit::Cores:
      return "cores";
    case Unit::Requests:
      return "requests";
    case Unit::Operations:
      return "operations";
    case Unit::Events:
      return "events";
    case Unit::Objects:
      return "objects";
    case Unit::Goroutines:
      return "goroutines";
    case Unit::Threads:
      return "threads";
    case Unit::Cycles:
      return "cycles";
    case Unit::Calls:
      return "calls";
    case Unit::Packets:
      return "packets";
    case Unit::Files:
      return "files";
    case Unit::BytesPerSecond:
      return "bytes_per_second";
    case Unit::RequestsPerSecond:
      return "requests_per_second";
    case Unit::OperationsPerSecond:
      return "operations_per_second";
    case Unit::EventsPerSecond:
      return "events_per_second";
    case Unit::PerSecond:
      return "per_second";
  }
  return {};
}

std::optional<Unit> parse_unit(std::string_view text) {
  const auto it = std::ranges::find(kUnits, text, [](Unit unit) { return to_string(unit); });
  return it == kUnits.end() ? std::nullopt : std::optional{*it};
}

Unit per_second(Unit unit) {
  switch (unit) {
    case Unit::Seconds:
      return Unit::Cores;
    case Unit::Bytes:
      return Unit::BytesPerSecond;
    case Unit::Requests:
    case Unit::Calls:
      return Unit::RequestsPerSecond;
    case Unit::Operations:
      return Unit::OperationsPerSecond;
    case Unit::Events:
      return Unit::EventsPerSecond;
    default:
      return Unit::PerSecond;
  }
}

}  // namespace obsgen::model
