#pragma once

#include <string_view>

#include "promql/ast.h"

namespace obsgen::promql {

/// What an expression evaluates to. `Unknown` is what a template leaves open; it fits everywhere.
enum class ValueType { Scalar, String, Vector, Matrix, Unknown };

/// As messages and documentation name it: `instant vector`, `range vector`.
std::string_view to_string(ValueType type);

/// The same with its article: `an instant vector`.
std::string_view with_article(ValueType type);

/// As Prometheus's API names it: `vector`, `matrix`.
std::string_view api_name(ValueType type);

/// The type of a well-formed expression, by its own shape; does not check its parts.
ValueType type_of(const Expr& expr);

/// Whether a value of type `found` may stand where `wanted` is asked for.
constexpr bool fits(ValueType found, ValueType wanted) {
  return found == wanted || found == ValueType::Unknown;
}

/// The type of a binary expression whose sides have these types.
constexpr ValueType binary_type(ValueType lhs, ValueType rhs) {
  if (lhs == ValueType::Scalar && rhs == ValueType::Scalar) return ValueType::Scalar;
  const bool open = lhs == ValueType::Unknown || rhs == ValueType::Unknown;
  const bool vector = lhs == ValueType::Vector || rhs == ValueType::Vector;
  return open && !vector ? ValueType::Unknown : ValueType::Vector;
}

}  // namespace obsgen::promql
