#include "world/units.h"

namespace obsgen::world {

std::optional<promql::Unit> unit_of(model::Unit unit) {
  using model::Unit;
  switch (unit) {
    case Unit::None:
      return std::nullopt;
    case Unit::Seconds:
      return promql::Unit{.seconds = 1};
    case Unit::Bytes:
      return promql::Unit{.bytes = 1};
    case Unit::Percent:
      return promql::Unit{.scale = 0.01};
    case Unit::Celsius:
      return promql::Unit{.celsius = 1};
    case Unit::BytesPerSecond:
      return promql::Unit{.seconds = -1, .bytes = 1};
    case Unit::RequestsPerSecond:
    case Unit::OperationsPerSecond:
    case Unit::EventsPerSecond:
    case Unit::PerSecond:
      return promql::Unit{.seconds = -1};
    case Unit::Ratio:
    case Unit::Cores:
    case Unit::Requests:
    case Unit::Operations:
    case Unit::Events:
    case Unit::Objects:
    case Unit::Goroutines:
    case Unit::Threads:
    case Unit::Cycles:
    case Unit::Calls:
    case Unit::Packets:
    case Unit::Files:
      return promql::Unit{};
  }
  return std::nullopt;
}

}  // namespace obsgen::world
