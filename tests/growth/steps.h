#pragma once

#include <cstdint>

/// What a program did, in steps that are the same on every machine.
namespace obsgen::growth {

/// Of this process so far: the memory that it asked for with `new`.
struct Steps {
  std::uint64_t allocations = 0;
  std::uint64_t bytes = 0;
};

Steps steps_so_far();

}  // namespace obsgen::growth
