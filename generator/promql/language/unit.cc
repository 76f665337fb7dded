#include "promql/unit.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace obsgen::promql {

namespace {

bool is_plain(const Unit& unit) {
  return unit.seconds == 0 && unit.bytes == 0 && unit.celsius == 0 && !unit.instant;
}

/// A scale that is a power of ten, or of two where bytes are counted, without the last digits that
/// division leaves.
double tidy(double scale) {
  const double exponent = std::log10(scale);
  const double whole = std::round(exponent);
  return std::abs(exponent - whole) < 1e-9 ? std::pow(10, whole) : scale;
}

std::string power(std::string_view one, std::string_view many, int exponent) {
  const auto name = exponent == 1 ? many : one;
  return exponent <= 1 ? std::string{name} : fmt::format("{}^{}", many, exponent);
}

/// Base units with their power, of which the ones above or below the line are wanted.
std::string line(const Unit& unit, int side) {
  struct Base {
    std::string_view one, many;
    int exponent;
  };

  const std::array bases{Base{"byte", "bytes", unit.bytes}, Base{"degree", "degrees", unit.celsius},
                         Base{"second", "seconds", unit.seconds}};
  std::string text;
  for (const Base& base : bases) {
    const int exponent = base.exponent * side;
    if (exponent <= 0) continue;
    if (!text.empty()) text += " times ";
    text += side > 0 ? power(base.many, base.many, exponent) : power(base.one, base.one, exponent);
  }
  return text;
}

std::string scaled(const Unit& unit, std::string text) {
  if (unit.scale == 1) return text;
  if (is_plain(unit) && unit.scale == 0.01) return "percent";
  if (unit == Unit{.seconds = 1, .scale = 0.001}) return "milliseconds";
  return fmt::format("{} times {:g}", text, unit.scale);
}

}  // namespace

bool same_dimension(const Unit& a, const Unit& b) {
  return a.seconds == b.seconds && a.bytes == b.bytes && a.celsius == b.celsius &&
         a.instant == b.instant;
}

std::optional<Unit> product(const Unit& a, const Unit& b) {
  if (a.instant || b.instant) return std::nullopt;
  return Unit{.seconds = a.seconds + b.seconds,
              .bytes = a.bytes + b.bytes,
              .celsius = a.celsius + b.celsius,
              .scale = tidy(a.scale * b.scale)};
}

std::optional<Unit> quotient(const Unit& a, const Unit& b) {
  if (a.instant || b.instant) return std::nullopt;
  return Unit{.seconds = a.seconds - b.seconds,
              .bytes = a.bytes - b.bytes,
              .celsius = a.celsius - b.celsius,
              .scale = tidy(a.scale / b.scale)};
}

Unit multiplied(Unit unit, double factor) {
  unit.scale = tidy(unit.scale / std::abs(factor));
  return unit;
}

std::string describe(const Unit& unit) {
  if (unit.instant) return "points in time";
  const auto above = line(unit, 1);
  const auto below = line(unit, -1);
  if (above.empty() && below.empty()) return scaled(unit, "a count or share");
  if (below.empty()) return scaled(unit, above);
  return scaled(unit, fmt::format("{} per {}", above.empty() ? "a count" : above, below));
}

}  // namespace obsgen::promql
