#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/infer/meaning_folds.h"
#include "promql/macro.h"
#include "promql/operators.h"
#include "promql/tree.h"

// Keys, from the leaves up. A set of labels that tells elements apart goes on doing so as long as
// all of it is there; what is grouped is told apart by what it is grouped by.

namespace obsgen::promql {
namespace {

using Set = std::set<std::string>;

/// More than a few keys are never asked for, nor is what a long chain of joins makes follow.
constexpr std::size_t kMostKeys = 8;
constexpr std::size_t kMostDependencies = 16;

bool has_all(const Set& set, const Set& of) {
  return std::includes(set.begin(), set.end(), of.begin(), of.end());
}

bool is_apart(const Set& a, const Set& b) {
  return std::none_of(a.begin(), a.end(), [&](const auto& x) { return b.count(x) != 0; });
}

void add_key(Keys& keys, Set key) {
  if (keys.size() < kMostKeys && std::find(keys.begin(), keys.end(), key) == keys.end())
    keys.push_back(std::move(key));
}

void add_dependency(Elements& elements, LabelDependency dependency) {
  if (elements.dependencies.size() < kMostDependencies)
    elements.dependencies.push_back(std::move(dependency));
}

/// The names of a list, and whether a variable may add others.
struct Listed {
  Set names{};
  bool unclear = false;
};

Listed listed(const std::vector<LabelName>& labels) {
  Listed all;
  for (const LabelName& label : labels) {
    if (label.is_macro)
      all.unclear = true;
    else
      all.names.insert(label.name);
  }
  return all;
}

/// A name after the scrape as expressions call it; nothing for one that they cannot name.
std::optional<std::string> called(const SeriesFacts& series, const std::string& name,
                                  LabelNames names) {
  if (names == LabelNames::AfterScrape) return name;
  const auto found = std::ranges::find(series.labels, name, &LabelFacts::name);
  if (found == series.labels.end()) return name;
  return found->written.empty() ? std::nullopt : std::optional{found->written};
}

std::optional<Set> called(const SeriesFacts& series, const std::vector<std::string>& labels,
                          LabelNames names) {
  Set all;
  for (const std::string& label : labels) {
    auto name = called(series, label, names);
    if (!name) return std::nullopt;
    all.insert(*std::move(name));
  }
  return all;
}

/// Labels of the target that differ between its replicas.
Set replica_labels(const SeriesFacts& series, LabelNames names) {
  Set all;
  for (const std::string label : {"pod", "instance"})
    if (auto name = called(series, label, names)) all.insert(*std::move(name));
  return all;
}

/// What is left of a key without what follows from the rest of it; labels are tried in the order
/// given.
Set reduced(const Set& key, const std::vector<std::string>& order,
            const std::vector<LabelDependency>& dependencies) {
  Set left = key;
  for (const std::string& label : order) {
    left.erase(label);
    const bool follows = std::any_of(
        dependencies.begin(), dependencies.end(), [&](const LabelDependency& dependency) {
          return dependency.follow.count(label) != 0 && has_all(left, dependency.of);
        });
    if (!follows) left.insert(label);
  }
  return left;
}

void add_reduced(Elements& elements, const Set& key) {
  std::vector<std::string> order{key.begin(), key.end()};
  add_key(elements.keys, reduced(key, order, elements.dependencies));
  std::ranges::reverse(order);
  add_key(elements.keys, reduced(key, order, elements.dependencies));
}

std::vector<LabelDependency> dependencies_of(const SeriesFacts& series, LabelNames names) {
  std::vector<LabelDependency> all;
  for (const Dependency& dependency : series.dependencies) {
    auto of = called(series, dependency.of, names);
    auto follow = called(series, dependency.follow, names);
    if (of && follow) all.push_back({*std::move(of), *std::move(follow)});
  }
  return all;
}

/// What tells the series of one target apart tells those of several with either of the labels.
void add_with_each(Keys& keys, const Set& key, const Set& labels) {
  for (const std::string& label : labels) {
    Set with = key;
    with.insert(label);
    add_key(keys, std::move(with));
  }
}

Elements of_series(const SeriesFacts& series, LabelNames names, Span where) {
  Elements elements{.exact = !series.keys.empty(),
                    .dependencies = dependencies_of(series, names),
                    .flags = called(series, series.flags, names).value_or(Set{})};
  const bool same = series.replicas == Replicas::Same;
  const bool is_own = series.replicas == Replicas::Own;
  const Set replicas = replica_labels(series, names);
  if (series.replicas != Replicas::Unknown) (is_own ? elements.own : elements.replica) = replicas;
  for (const auto& labels : series.keys) {
    const auto key = called(series, labels, names);
    if (key && (same || is_own)) add_with_each(elements.keys, *key, replicas);
    if (key && !same && !is_own) add_key(elements.keys, *key);
  }
  if (same && !elements.replica.empty()) elements.repeated = where;
  return elements;
}

/// Labels with one value only tell nothing apart.
void pin(Elements& elements, const std::vector<Matcher>& matchers) {
  for (const Matcher& matcher : matchers) {
    if (matcher.op != MatchOp::Equal || matcher.label_is_macro || has_macro(matcher.value))
      continue;
    if (elements.replica.count(matcher.label) != 0) elements.repeated = std::nullopt;
    if (elements.own.count(matcher.label) != 0) elements.own.clear();
    for (Set& key : elements.keys)
      key.erase(matcher.label);
  }
}

class ElementFold {
 public:
  ElementFold(const Reading& reading, const Analysis& labels, Meaning& meaning)
      : world_(reading.world), labels_(labels), names_(reading.names), meaning_(meaning) {}

  Elements fold(const Expr& expr) {
    Elements elements = std::visit(
        Overloaded{[](const NumberLiteral&) { return Elements{}; },
                   [](const StringLiteral&) { return Elements{}; },
                   [](const Macro&) { return Elements{}; },
                   [&](const VectorSelector& selector) { return selected(selector, {}); },
                   [&](const MatrixSelector& matrix) { return over_time(matrix.vector); },
                   [&](const Subquery& subquery) { return fold(*subquery.expr); },
                   [&](const Paren& paren) { return fold(*paren.inner); },
                   [&](const Unary& unary) { return fold(*unary.operand); },
                   [&](const Binary& binary) { return combined(binary); },
                   [&](const Aggregation& aggregation) { return aggregated(aggregation); },
                   [&](const Call& call) { return of_call(call); }},
        expr.node);
    meaning_.set(expr, elements);
    return elements;
  }

 private:
  const SeriesFacts* only(const VectorSelector& selector) const {
    const auto series = world_.named(selector.name);
    return series.size() == 1 && selector.macros.empty() ? &series.front() : nullptr;
  }

  Elements selected(const VectorSelector& selector, const Set& further) const {
    const SeriesFacts* series = only(selector);
    if (series == nullptr) return {};
    Elements elements = of_series(*series, names_, selector.name_span);
    for (Set& key : elements.keys)
      key.insert(further.begin(), further.end());
    if (!further.empty()) elements.dependencies.clear();
    pin(elements, selector.matchers);
    return elements;
  }

  /// Over a time, what holds one value at a time takes several.
  Elements over_time(const VectorSelector& selector) const {
    const SeriesFacts* series = only(selector);
    if (series == nullptr) return {};
    const auto current = called(*series, series->current, names_);
    return current ? selected(selector, *current) : Elements{};
  }

  /// Whether elements may differ by the label. One operator's targets differ by their Pods alone.
  bool tells_apart(const Expr& expr, const std::string& label) const {
    const auto& branches = labels_.of(expr);
    return std::any_of(branches.begin(), branches.end(), [&](const LabelBranch& branch) {
      if (branch.presence(label) == Presence::Never) return false;
      const auto state = branch.labels.find(label);
      if (state == branch.labels.end() || state->second.owner != LabelOwner::Target) return true;
      return state->second.after == "pod" || state->second.after == "instance";
    });
  }

  Elements aggregated(const Aggregation& aggregation) {
    if (aggregation.parameter) fold(**aggregation.parameter);
    Elements elements = fold(*aggregation.operand);
    if (keeps_labels(aggregation.op)) return elements;
    const Grouping grouping = aggregation.grouping.value_or(Grouping{});
    const Listed list = listed(grouping.labels);
    if (list.unclear) return {};
    if (grouping.kind == GroupingKind::Without) return without(std::move(elements), list.names);
    Elements grouped = by(aggregation, std::move(elements), list.names);
    if (aggregation.op == AggregateOp::CountValues) count_values(aggregation, grouped);
    return grouped;
  }

  Elements by(const Aggregation& aggregation, Elements elements, const Set& labels) const {
    Set there;
    for (const std::string& label : labels)
      if (tells_apart(*aggregation.operand, label)) there.insert(label);
    std::erase_if(elements.keys, [&](const Set& key) { return !has_all(there, key); });
    add_reduced(elements, there);
    // Who names the replicas means to see each of them; of what only one tells, that one.
    std::erase_if(elements.replica,
                  [&](const auto& label) { return there.count(label) == 0 || !elements.repeated; });
    elements.repeated = std::nullopt;
    elements.own.clear();
    return elements;
  }

  static void count_values(const Aggregation& aggregation, Elements& elements) {
    const auto label = string_value(**aggregation.parameter);
    if (!label) elements = {};
    for (Set& key : elements.keys)
      key.insert(*label);
  }

  Elements without(Elements elements, const Set& labels) const {
    std::erase_if(elements.keys, [&](const Set& key) { return !is_apart(key, labels); });
    std::erase_if(elements.replica, [&](const auto& label) { return labels.count(label) != 0; });
    if (elements.replica.empty()) elements.repeated = std::nullopt;
    return elements;
  }

  Elements combined(const Binary& binary) {
    Elements lhs = fold(*binary.lhs);
    Elements rhs = fold(*binary.rhs);
    if (labels_.of(*binary.lhs).empty()) return compared(binary, std::move(rhs));
    if (labels_.of(*binary.rhs).empty()) return compared(binary, std::move(lhs));
    if (binary.op == BinaryOp::Or) return either(binary, std::move(lhs), rhs);
    if (is_set_operator(binary.op)) return lhs;
    return matched(binary.matching.value_or(VectorMatching{}), std::move(lhs), std::move(rhs));
  }

  /// Of values that are 0 but for one, a comparison leaves that one.
  static Elements compared(const Binary& binary, Elements elements) {
    if (!is_comparison(binary.op) || binary.return_bool) return elements;
    for (Set& key : elements.keys)
      std::erase_if(key, [&](const auto& label) { return elements.flags.count(label) != 0; });
    return elements;
  }

  /// Elements of the right come only where none of the left has the same labels.
  static Elements either(const Binary& binary, Elements lhs, const Elements& rhs) {
    const bool one_or_other = binary.matching && binary.matching->kind == MatchKind::On &&
                              binary.matching->labels.empty();
    const auto is_single = [](const Elements& elements) {
      return std::ranges::find(elements.keys, Set{}) != elements.keys.end();
    };
    if (!lhs.repeated) lhs.repeated = rhs.repeated;
    lhs.replica.insert(rhs.replica.begin(), rhs.replica.end());
    if (!one_or_other || !is_single(rhs)) lhs.keys.clear();
    return lhs;
  }

  static Elements matched(const VectorMatching& how, Elements lhs, Elements rhs) {
    const Listed list = listed(how.labels);
    if (list.unclear) return {};
    if (how.group == GroupSide::Left) return with_included(how, std::move(lhs));
    if (how.group == GroupSide::Right) return with_included(how, std::move(rhs));
    const auto is_gone = [&](const Set& key) {
      return how.kind == MatchKind::On ? !has_all(list.names, key) : !is_apart(key, list.names);
    };
    for (Set& key : rhs.keys)
      add_key(lhs.keys, std::move(key));
    lhs.exact = lhs.exact && rhs.exact;
    for (LabelDependency& dependency : rhs.dependencies)
      add_dependency(lhs, std::move(dependency));
    std::erase_if(lhs.keys, is_gone);
    if (how.kind != MatchKind::On) return lhs;
    add_reduced(lhs, list.names);
    std::erase_if(lhs.replica, [&](const auto& label) { return list.names.count(label) == 0; });
    if (lhs.replica.empty()) lhs.repeated = std::nullopt;
    return lhs;
  }

  /// Labels taken from the other side follow from what the sides match by.
  static Elements with_included(const VectorMatching& how, Elements many) {
    const Set included = listed(how.include).names;
    std::erase_if(many.keys, [&](const Set& key) { return !is_apart(key, included); });
    if (how.kind == MatchKind::On && !included.empty())
      add_dependency(many, {listed(how.labels).names, included});
    return many;
  }

  Elements of_call(const Call& call) {
    std::vector<Elements> arguments;
    for (const Expr& argument : call.args)
      arguments.push_back(fold(argument));
    const Function* function = find_function(call.function);
    if (function == nullptr || function->result == ValueType::Scalar) return {};
    const auto at = vector_argument(*function, arguments.size());
    if (!at || function->labels == LabelEffect::Empty ||
        function->labels == LabelEffect::FromMatchers)
      return {.keys = {Set{}}};
    return after_call(*function, call, std::move(arguments[*at]));
  }

  static Elements after_call(const Function& function, const Call& call, Elements elements) {
    switch (function.labels) {
      case LabelEffect::DropBucket:
      case LabelEffect::BucketToLabel:
        for (Set& key : elements.keys) {
          key.erase("le");
          if (function.labels == LabelEffect::BucketToLabel)
            key.insert(string_argument(call, 1).value_or("le"));
        }
        return elements;
      case LabelEffect::Replace:
      case LabelEffect::Join:
        rewritten(elements, string_argument(call, 1));
        return elements;
      default:
        return elements;
    }
  }

  static void rewritten(Elements& elements, const std::optional<std::string>& label) {
    if (!label) {
      elements = {};
      return;
    }
    std::erase_if(elements.keys, [&](const Set& key) { return key.count(*label) != 0; });
    std::erase_if(elements.dependencies, [&](const LabelDependency& dependency) {
      return dependency.of.count(*label) != 0 || dependency.follow.count(*label) != 0;
    });
    elements.exact = false;
  }

  const World& world_;
  const Analysis& labels_;
  LabelNames names_;
  Meaning& meaning_;
};

}  // namespace

void fold_elements(const Expr& expr, const Reading& reading, const Analysis& labels,
                   Meaning& meaning) {
  ElementFold{reading, labels, meaning}.fold(expr);
}

}  // namespace obsgen::promql
