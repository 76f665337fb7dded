#pragma once

#include <optional>
#include <string>

/// What numbers measure, as far as arithmetic can tell.
namespace obsgen::promql {

/// Powers of base units. Counts, shares and flags have none. A value of 1 is `scale` of them: 0.01
/// for a percentage, 0.001 for milliseconds.
struct Unit {
  int seconds = 0;
  int bytes = 0;
  int celsius = 0;
  bool instant = false;  // seconds since 1970, a point in time
  double scale = 1;

  bool operator==(const Unit&) const = default;
};

/// Whether they measure the same, in whatever scale.
bool same_dimension(const Unit& a, const Unit& b);

/// Of a product and of a quotient; nothing where one is a point in time.
std::optional<Unit> product(const Unit& a, const Unit& b);
std::optional<Unit> quotient(const Unit& a, const Unit& b);

/// Of what is `factor` times the number: 1000 of seconds makes milliseconds.
Unit multiplied(Unit unit, double factor);

/// For people: `bytes per second`, `percent`, `a count or share`, `points in time`.
std::string describe(const Unit& unit);

}  // namespace obsgen::promql
