#pragma once

#include "base/diagnostic.h"
#include "check/site.h"
#include "model/unit.h"

namespace obsgen::check {

/// Errors `promql/unit-mismatch` where an operator adds or compares what measures different things,
/// and where a function needs another unit.
Diagnostics check_units(const Site& site);

/// What a unit is said of, and where.
struct SaidUnit {
  model::Unit unit{};
  std::string_view of{};  // "the signal"
  Place place{};
};

/// Error `catalog/unit-mismatch` where an expression measures something else than is said of it.
Diagnostics check_unit_said(const Site& site, const SaidUnit& said);

}  // namespace obsgen::check
