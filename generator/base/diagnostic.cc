#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace obsgen {

namespace {

auto order_of(const Diagnostic& d) {
  return std::tie(d.place.file, d.place.span.begin, d.code, d.message);
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, is_error);
}

void append(Diagnostics& diagnostics, Diagnostics more) {
  std::ranges::move(more, std::back_inserter(diagnostics));
}

Diagnostics in_order(Diagnostics diagnostics) {
  std::ranges::stable_sort(diagnostics,
                           [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
  return diagnostics;
}

}  // namespace obsgen
