#include "fuzz/promql/random_tree.h"

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "promql/operators.h"

namespace obsgen::fuzz {

namespace {

using namespace promql;

constexpr std::array<std::string_view, 8> kNames{"a",   "on",  "sum", "a:b",
                                                 "inf", "x.y", "by",  "offset"};
constexpr std::array<std::string_view, 8> kLabels{"a",   "le",    "without", "nan",
                                                  "b.c", "x\xFF", "sum",     "_"};
constexpr std::array<std::string_view, 6> kTexts{"", "v", "a\"b\\", "\n\xFF", "\xC3\xA9", "a|b"};
constexpr std::array<double, 8> kNumbers{0, 1, -1, 0.5, 1e21, -300, 1e-7, 15};
constexpr std::array<double, 6> kSeconds{1, 0.001, 300, 3600, 604800, 31536000};

class Builder {
 public:
  explicit Builder(std::string_view bytes) : rest_(bytes) {}

  Expr vector(int depth) {
    switch (depth > 5 ? 0 : pick(7)) {
      case 1:
        return vectors(depth);
      case 2:
        return with_scalar(depth);
      case 3:
        return aggregation(depth);
      case 4:
        return call(depth);
      case 5:
        return Expr{Unary{pick(2) == 0, box(vector(depth + 1))}};
      case 6:
        return Expr{Paren{box(vector(depth + 1))}};
      default:
        return Expr{selector()};
    }
  }

 private:
  // One of `count`; 0 when the bytes are used up.
  std::size_t pick(std::size_t count) {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte % count;
  }

  template <class T, std::size_t N>
  T one_of(const std::array<T, N>& values) {
    return values[pick(N)];
  }

  static Box<Expr> box(Expr expr) { return Box<Expr>{std::move(expr)}; }

  DurationExpr duration(int depth) {
    switch (depth > 2 ? 0 : pick(5)) {
      case 1:
        return {DurationFunction{pick(2) == 0 ? DurationFunction::Step : DurationFunction::Range}};
      case 2:
        return {DurationBinary{pick(2) == 0 ? DurationOp::Multiply : DurationOp::Add, true,
                               Box<DurationExpr>{duration(depth + 1)},
                               Box<DurationExpr>{duration(depth + 1)}}};
      case 3:
        return {DurationBinary{pick(2) == 0 ? DurationOp::MaxOf : DurationOp::MinOf, false,
                               Box<DurationExpr>{duration(depth + 1)},
                               Box<DurationExpr>{duration(depth + 1)}}};
      default:
        return {NumberLiteral{one_of(kSeconds), true}};
    }
  }

  TimeShift shift() {
    TimeShift shift;
    if (pick(4) == 1) shift.offset = duration(0);
    if (pick(4) == 1) shift.at = At{std::int64_t{1000} * static_cast<std::int64_t>(pick(9))};
    if (pick(8) == 1) shift.at = At{AtAnchor::End};
    return shift;
  }

  VectorSelector selector() {
    VectorSelector selector{.name = std::string{one_of(kNames)}, .shift = shift()};
    for (std::size_t i = pick(3); i > 0; --i)
      selector.matchers.push_back({.label = std::string{one_of(kLabels)},
                                   .op = pick(2) == 0 ? MatchOp::Equal : MatchOp::NotEqual,
                                   .value = std::string{one_of(kTexts)}});
    if (pick(8) == 1) selector.extension = Extension::Anchored;
    return selector;
  }

  Expr matrix(int depth) {
    if (depth < 5 && pick(3) == 1)
      return Expr{Subquery{box(vector(depth + 1)),
                           DurationExpr{NumberLiteral{one_of(kSeconds), true}},
                           pick(2) == 0 ? std::nullopt : std::optional{duration(0)}, shift()}};
    return Expr{MatrixSelector{selector(), duration(0)}};
  }

  Expr scalar(int depth) {
    switch (depth > 5 ? 0 : pick(4)) {
      case 1:
        return Expr{Binary{.op = static_cast<BinaryOp>(pick(6)),
                           .lhs = box(scalar(depth + 1)),
                           .rhs = box(scalar(depth + 1))}};
      case 2:
        return Expr{Paren{box(scalar(depth + 1))}};
      case 3:
        return Expr{Call{"scalar", {vector(depth + 1)}}};
      default:
        return Expr{NumberLiteral{one_of(kNumbers), false}};
    }
  }

  std::vector<LabelName> labels() {
    std::vector<LabelName> names;
    for (std::size_t i = pick(3); i > 0; --i)
      names.push_back({.name = pick(2) == 0 ? "a" : pick(2) == 0 ? "without" : "b.c"});
    return names;
  }

  Expr vectors(int depth) {
    Binary binary{.op = static_cast<BinaryOp>(pick(18)),
                  .lhs = box(vector(depth + 1)),
                  .rhs = box(vector(depth + 1))};
    if (is_comparison(binary.op)) binary.return_bool = pick(2) == 1;
    if (pick(2) == 1)
      binary.matching = VectorMatching{.kind = pick(2) == 0 ? MatchKind::On : MatchKind::Ignoring,
                                       .labels = labels()};
    // Without labels `ignoring` says nothing and is not written.
    if (binary.matching && binary.matching->labels.empty()) binary.matching->kind = MatchKind::On;
    const bool grouped = binary.matching && !is_set_operator(binary.op) && pick(2) == 1;
    if (grouped) {
      binary.matching->group = pick(2) == 0 ? GroupSide::Left : GroupSide::Right;
      if (pick(2) == 1) binary.matching->include.push_back({.name = "inf"});
    }
    return Expr{std::move(binary)};
  }

  Expr with_scalar(int depth) {
    Binary binary{.op = static_cast<BinaryOp>(pick(15)),
                  .lhs = box(vector(depth + 1)),
                  .rhs = box(scalar(depth + 1))};
    if (pick(2) == 1) std::swap(binary.lhs, binary.rhs);
    return Expr{std::move(binary)};
  }

  Expr aggregation(int depth) {
    Aggregation node{.op = static_cast<AggregateOp>(pick(14)), .operand = box(vector(depth + 1))};
    if (node.op == AggregateOp::CountValues)
      node.parameter.emplace(Expr{StringLiteral{"v"}});
    else if (takes_parameter(node.op))
      node.parameter.emplace(scalar(depth + 1));
    if (pick(2) == 1) node.grouping = Grouping{GroupingKind::Without, labels()};
    if (pick(2) == 1) node.grouping = Grouping{GroupingKind::By, {{.name = "le"}, {.name = "nan"}}};
    return Expr{std::move(node)};
  }

  Expr call(int depth) {
    switch (pick(4)) {
      case 1:
        return Expr{Call{"rate", {matrix(depth)}}};
      case 2:
        return Expr{Call{"histogram_quantile", {scalar(depth + 1), vector(depth + 1)}}};
      case 3:
        return Expr{Call{"label_replace",
                         {vector(depth + 1), Expr{StringLiteral{"a"}}, Expr{StringLiteral{"$1"}},
                          Expr{StringLiteral{"b"}}, Expr{StringLiteral{"(.*)"}}}}};
      default:
        return Expr{Call{"abs", {vector(depth + 1)}}};
    }
  }

  std::string_view rest_;
};

}  // namespace

promql::Expr random_vector(std::string_view bytes) { return Builder{bytes}.vector(0); }

}  // namespace obsgen::fuzz
