#pragma once

#include <optional>
#include <vector>

#include "base/day.h"
#include "base/diagnostic.h"
#include "model/suppression.h"
#include "pipeline/choice.h"

namespace obsgen::pipeline {

/// Holds back problems of a catalog that it accepts itself or that nobody asked about, and notes
/// which acceptances were needed. What keeps a catalog from being read or built is never held back.
class Sieve {
 public:
  Sieve(std::vector<model::Suppression> suppressions, Choice choice);

  /// Whether the problem is held back.
  bool holds(const Diagnostic& problem);

  Diagnostics sift(Diagnostics problems);

  /// As `sift`, of problems from reading, where errors left something out: they all remain.
  Diagnostics sift_read(Diagnostics problems);

  /// A warning `catalog/unused-ignore` for each acceptance in the operator's own file that held
  /// back nothing; other operators may need those of a library.
  Diagnostics unused() const;

 private:
  struct Accepted {
    model::Suppression what{};
    bool needed = false;
  };

  bool is_accepted(const Diagnostic& problem);

  std::vector<Accepted> accepted_{};
  Choice choice_{};
};

/// Error `catalog/unknown-code` for each acceptance of a code that there is not, or that cannot be
/// accepted.
Diagnostics check_suppressions(const std::vector<model::Suppression>& suppressions);

/// A warning `catalog/expired-ignore` for each acceptance that was meant to hold until a day before
/// `today`.
Diagnostics expired(const std::vector<model::Suppression>& suppressions, const Day& today);

}  // namespace obsgen::pipeline
