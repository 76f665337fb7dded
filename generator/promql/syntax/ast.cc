#include "promql/ast.h"

#include <cmath>

#include "promql/syntax/literal.h"

namespace obsgen::promql {
namespace {

bool is_parenthesized(const DurationExpr& duration) {
  const auto* binary = std::get_if<DurationBinary>(&duration.node);
  return std::holds_alternative<DurationParen>(duration.node) ||
         (binary != nullptr && binary->wrapped);
}

// Leaves out what says nothing.
const DurationExpr& essential(const DurationExpr& duration) {
  const auto* sign = std::get_if<DurationSign>(&duration.node);
  if (sign != nullptr && !sign->negative && is_parenthesized(*sign->operand))
    return essential(*sign->operand);
  const auto* paren = std::get_if<DurationParen>(&duration.node);
  if (paren != nullptr && is_parenthesized(*paren->inner)) return essential(*paren->inner);
  return duration;
}

bool is_no_offset(const std::optional<DurationExpr>& offset) {
  if (!offset) return true;
  const auto* number = std::get_if<NumberLiteral>(&offset->node);
  return number != nullptr && !std::isnan(number->value) && milliseconds(number->value) == 0;
}

}  // namespace

bool DurationExpr::operator==(const DurationExpr& other) const {
  return essential(*this).node == essential(other).node;
}

bool TimeShift::operator==(const TimeShift& other) const {
  if (at != other.at) return false;
  return (is_no_offset(offset) && is_no_offset(other.offset)) || offset == other.offset;
}

bool NumberLiteral::operator==(const NumberLiteral& other) const {
  if (is_duration != other.is_duration) return false;
  if (std::isnan(value)) return std::isnan(other.value);
  return value == other.value && std::signbit(value) == std::signbit(other.value);
}

bool VectorSelector::operator==(const VectorSelector& other) const {
  return name == other.name && matchers == other.matchers && macros == other.macros &&
         shift == other.shift && extension == other.extension;
}

bool DurationSign::operator==(const DurationSign&) const = default;
bool DurationBinary::operator==(const DurationBinary&) const = default;
bool DurationParen::operator==(const DurationParen&) const = default;
bool Subquery::operator==(const Subquery&) const = default;
bool Paren::operator==(const Paren&) const = default;
bool Unary::operator==(const Unary&) const = default;

bool Binary::operator==(const Binary& other) const {
  return op == other.op && return_bool == other.return_bool && matching == other.matching &&
         fill == other.fill && lhs == other.lhs && rhs == other.rhs;
}

bool Aggregation::operator==(const Aggregation&) const = default;

bool Call::operator==(const Call& other) const {
  return function == other.function && args == other.args;
}

}  // namespace obsgen::promql
