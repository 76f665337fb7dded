#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/span.h"

namespace obsgen::model {

/// A kind of problem that a catalog accepts in one of its items, and why.
struct Suppression {
  std::string code{};
  std::string reason{};
  std::optional<Day> until{};  // the last day on which it is meant to hold; absent: for ever
  std::string library{};       // whose file has it; empty: the operator's own
  Place item{};                // the mapping of the item
  Place name{};                // the item's key, of an item in a list the same as `item`
  Place code_place{};
  Place until_place{};
};

}  // namespace obsgen::model
