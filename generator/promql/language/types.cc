#include "promql/types.h"

#include "base/overloaded.h"
#include "promql/functions.h"

namespace obsgen::promql {

std::string_view to_string(ValueType type) {
  switch (type) {
    case ValueType::Scalar:
      return "scalar";
    case ValueType::String:
      return "string";
    case ValueType::Vector:
      return "instant vector";
    case ValueType::Matrix:
      return "range vector";
    case ValueType::Unknown:
      return "unknown";
  }
  return {};
}

std::string_view with_article(ValueType type) {
  switch (type) {
    case ValueType::Scalar:
      return "a scalar";
    case ValueType::String:
      return "a string";
    case ValueType::Vector:
      return "an instant vector";
    case ValueType::Matrix:
      return "a range vector";
    case ValueType::Unknown:
      return "something unknown";
  }
  return {};
}

std::string_view api_name(ValueType type) {
  switch (type) {
    case ValueType::Vector:
      return "vector";
    case ValueType::Matrix:
      return "matrix";
    case ValueType::Scalar:
    case ValueType::String:
    case ValueType::Unknown:
      return to_string(type);
  }
  return {};
}

ValueType type_of(const Expr& expr) {
  return std::visit(
      Overloaded{[](const NumberLiteral&) { return ValueType::Scalar; },
                 [](const StringLiteral&) { return ValueType::String; },
                 [](const Macro&) { return ValueType::Unknown; },
                 [](const VectorSelector&) { return ValueType::Vector; },
                 [](const MatrixSelector&) { return ValueType::Matrix; },
                 [](const Subquery&) { return ValueType::Matrix; },
                 [](const Paren& paren) { return type_of(*paren.inner); },
                 [](const Unary& unary) { return type_of(*unary.operand); },
                 [](const Binary& binary) {
                   const ValueType lhs = type_of(*binary.lhs);
                   return lhs == ValueType::Vector ? lhs : binary_type(lhs, type_of(*binary.rhs));
                 },
                 [](const Aggregation&) { return ValueType::Vector; },
                 [](const Call& call) {
                   const Function* function = find_function(call.function);
                   return function == nullptr ? ValueType::Unknown : function->result;
                 }},
      expr.node);
}

}  // namespace obsgen::promql
