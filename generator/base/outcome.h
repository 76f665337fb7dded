#pragma once

#include <optional>

#include "base/diagnostic.h"

namespace obsgen {

/// What a module's door returns: the value that could be built, every problem found, or both.
/// One bad entry does not spoil the rest, so a value may stand beside errors.
template <class T>
struct [[nodiscard]] Outcome {
  std::optional<T> value{};
  Diagnostics diagnostics{};

  /// A value without any error.
  bool ok() const { return value.has_value() && !has_errors(diagnostics); }
};

}  // namespace obsgen
