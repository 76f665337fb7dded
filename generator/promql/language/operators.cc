#include "promql/operators.h"

namespace obsgen::promql {

std::string_view to_string(BinaryOp op) {
  switch (op) {
    case BinaryOp::Add:
      return "+";
    case BinaryOp::Subtract:
      return "-";
    case BinaryOp::Multiply:
      return "*";
    case BinaryOp::Divide:
      return "/";
    case BinaryOp::Modulo:
      return "%";
    case BinaryOp::Power:
      return "^";
    case BinaryOp::Atan2:
      return "atan2";
    case BinaryOp::Equal:
      return "==";
    case BinaryOp::NotEqual:
      return "!=";
    case BinaryOp::Greater:
      return ">";
    case BinaryOp::Less:
      return "<";
    case BinaryOp::GreaterEqual:
      return ">=";
    case BinaryOp::LessEqual:
      return "<=";
    case BinaryOp::TrimUpper:
      return "</";
    case BinaryOp::TrimLower:
      return ">/";
    case BinaryOp::And:
      return "and";
    case BinaryOp::Or:
      return "or";
    case BinaryOp::Unless:
      return "unless";
  }
  return {};
}

std::string_view to_string(AggregateOp op) {
  switch (op) {
    case AggregateOp::Sum:
      return "sum";
    case AggregateOp::Avg:
      return "avg";
    case AggregateOp::Count:
      return "count";
    case AggregateOp::Min:
      return "min";
    case AggregateOp::Max:
      return "max";
    case AggregateOp::Group:
      return "group";
    case AggregateOp::Stddev:
      return "stddev";
    case AggregateOp::Stdvar:
      return "stdvar";
    case AggregateOp::Topk:
      return "topk";
    case AggregateOp::Bottomk:
      return "bottomk";
    case AggregateOp::CountValues:
      return "count_values";
    case AggregateOp::Quantile:
      return "quantile";
    case AggregateOp::Limitk:
      return "limitk";
    case AggregateOp::LimitRatio:
      return "limit_ratio";
  }
  return {};
}

std::string_view to_string(MatchOp op) {
  switch (op) {
    case MatchOp::Equal:
      return "=";
    case MatchOp::NotEqual:
      return "!=";
    case MatchOp::Regex:
      return "=~";
    case MatchOp::NotRegex:
      return "!~";
  }
  return {};
}

std::string_view to_string(DurationOp op) {
  switch (op) {
    case DurationOp::Add:
      return "+";
    case DurationOp::Subtract:
      return "-";
    case DurationOp::Multiply:
      return "*";
    case DurationOp::Divide:
      return "/";
    case DurationOp::Modulo:
      return "%";
    case DurationOp::Power:
      return "^";
    case DurationOp::MinOf:
      return "min_of";
    case DurationOp::MaxOf:
      return "max_of";
  }
  return {};
}

int precedence(BinaryOp op) {
  switch (op) {
    case BinaryOp::Or:
      return 1;
    case BinaryOp::And:
    case BinaryOp::Unless:
      return 2;
    case BinaryOp::Equal:
    case BinaryOp::NotEqual:
    case BinaryOp::Greater:
    case BinaryOp::Less:
    case BinaryOp::GreaterEqual:
    case BinaryOp::LessEqual:
    case BinaryOp::TrimUpper:
    case BinaryOp::TrimLower:
      return 3;
    case BinaryOp::Add:
    case BinaryOp::Subtract:
      return 4;
    case BinaryOp::Multiply:
    case BinaryOp::Divide:
    case BinaryOp::Modulo:
    case BinaryOp::Atan2:
      return kSignPrecedence;
    case BinaryOp::Power:
      return 6;
  }
  return 0;
}

int precedence(DurationOp op) {
  switch (op) {
    case DurationOp::Add:
    case DurationOp::Subtract:
      return 4;
    case DurationOp::Multiply:
    case DurationOp::Divide:
    case DurationOp::Modulo:
      return kSignPrecedence;
    case DurationOp::Power:
      return 6;
    case DurationOp::MinOf:
    case DurationOp::MaxOf:
      return 7;  // written as calls: never in need of parentheses
  }
  return 0;
}

BinaryOp mirrored(BinaryOp op) {
  switch (op) {
    case BinaryOp::Greater:
      return BinaryOp::Less;
    case BinaryOp::Less:
      return BinaryOp::Greater;
    case BinaryOp::GreaterEqual:
      return BinaryOp::LessEqual;
    case BinaryOp::LessEqual:
      return BinaryOp::GreaterEqual;
    default:
      return op;
  }
}

}  // namespace obsgen::promql
