#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace obsgen {

enum class Severity { Error, Warning, Info };

constexpr std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Info:
      return "info";
  }
  return {};
}

/// A further fact about a problem; with a place, its source line is shown too.
struct Note {
  std::string message{};
  std::optional<Place> place{};

  bool operator==(const Note&) const = default;
};

/// One problem of the input. `code` is `area/kebab-case` and stable; `message` is lower case
/// without a full stop, user text in '…'; `help` says how to mend it, empty when nothing is known.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code{};
  Place place{};
  std::string message{};
  std::string help{};
  std::vector<Note> notes{};

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// True when the problem forbids output.
inline bool is_error(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::Error;
}

bool has_errors(const Diagnostics& diagnostics);

/// Moves `more` behind `diagnostics`.
void append(Diagnostics& diagnostics, Diagnostics more);

/// Sorted by (file, begin, code, message), without exact repetitions.
Diagnostics in_order(Diagnostics diagnostics);

}  // namespace obsgen
