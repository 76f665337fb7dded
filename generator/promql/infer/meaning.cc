#include "promql/meaning.h"

#include "promql/infer/meaning_folds.h"

namespace obsgen::promql {

const Values& Meaning::values(const Expr& node) const {
  static const Values kUnknown;
  const auto found = values_.find(&node);
  return found == values_.end() ? kUnknown : found->second;
}

const Elements& Meaning::elements(const Expr& node) const {
  static const Elements kUnknown;
  const auto found = elements_.find(&node);
  return found == elements_.end() ? kUnknown : found->second;
}

std::set<std::string> key_of_fact(const Elements& elements) {
  if (elements.keys.empty()) return {};
  std::set<std::string> key = elements.keys.front();
  for (const std::string& label : elements.replica)
    key.erase(label);
  return key;
}

Meaning understand(const Expr& expr, const World& world, const Analysis& labels, LabelNames names) {
  Meaning meaning;
  fold_values(expr, world, meaning);
  fold_elements(expr, {world, names}, labels, meaning);
  return meaning;
}

}  // namespace obsgen::promql
