#pragma once

#include <stdexcept>

/// For what only a bug of ours can break: throws `std::logic_error`, which `main` reports as an
/// internal error.
#define OBS_ASSERT(condition)                                                  \
  do {                                                                         \
    if (!(condition)) throw std::logic_error("assertion failed: " #condition); \
  } while (false)
