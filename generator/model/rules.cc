#include "model/rules.h"

#include "promql/build.h"

namespace obsgen::model {

namespace {

promql::BinaryOp operator_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::Above:
      return promql::BinaryOp::Greater;
    case Comparison::Below:
      return promql::BinaryOp::Less;
    case Comparison::Equals:
      return promql::BinaryOp::Equal;
  }
  return {};
}

}  // namespace

promql::Expr condition(const AlertingRule& rule) {
  if (!rule.threshold) return rule.query;
  return promql::compare(rule.query, operator_of(rule.threshold->comparison),
                         rule.threshold->value);
}

}  // namespace obsgen::model
