#include "promql/infer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/infer/branch.h"
#include "promql/infer/group.h"
#include "promql/operators.h"
#include "promql/tree.h"

// One fold from the leaves up: each node's facts come from those of its operands, which are
// inferred once, those of scalars and parameters included.

namespace obsgen::promql {
namespace {

/// Where the facts of each node go; nowhere when only the result is wanted.
using Record = Analysis*;

class Inference {
 public:
  Inference(const Reading& reading, Record record) : reading_(reading), record_(record) {}

  LabelBranches infer(const Expr& expr) {
    LabelBranches branches = std::visit(
        Overloaded{
            [](const NumberLiteral&) { return LabelBranches{}; },
            [](const StringLiteral&) { return LabelBranches{}; },
            [](const Macro&) { return LabelBranches{{.open = true}}; },
            [&](const VectorSelector& selector) {
              return LabelBranches{select_labels(selector, reading_, expr.span)};
            },
            [&](const MatrixSelector& matrix) {
              return LabelBranches{select_labels(matrix.vector, reading_, expr.span)};
            },
            [&](const Subquery& subquery) { return infer(*subquery.expr); },
            [&](const Paren& paren) { return infer(*paren.inner); },
            [&](const Unary& unary) { return negated(unary, expr.span); },
            [&](const Binary& binary) { return combined(binary); },
            [&](const Aggregation& aggregation) { return aggregated(aggregation, expr.span); },
            [&](const Call& call) { return called(call); }},
        expr.node);
    if (record_ != nullptr) record_->set(expr, branches);
    return branches;
  }

 private:
  LabelBranches negated(const Unary& unary, Span span) {
    LabelBranches branches = infer(*unary.operand);
    if (unary.negative)
      for (LabelBranch& branch : branches)
        drop_name(branch, {span, "'-' makes a new value, which has no name"});
    return branches;
  }

  LabelBranches combined(const Binary& binary) {
    LabelBranches lhs = infer(*binary.lhs);
    LabelBranches rhs = infer(*binary.rhs);
    if (!lhs.empty() && !rhs.empty()) return match_vectors(binary, lhs, rhs);
    LabelBranches branches = lhs.empty() ? std::move(rhs) : std::move(lhs);
    const bool keeps_name = !is_arithmetic(binary.op) && !binary.return_bool;
    if (!keeps_name)
      for (LabelBranch& branch : branches)
        drop_name(branch, {binary.op_span, fmt::format("'{}' makes a new value, which has no name",
                                                       to_string(binary.op))});
    return branches;
  }

  LabelBranches aggregated(const Aggregation& aggregation, Span span) {
    if (aggregation.parameter) infer(**aggregation.parameter);
    LabelBranches branches = infer(*aggregation.operand);
    if (keeps_labels(aggregation.op)) return branches;
    const Span head{span.begin, aggregation.operand->span.begin};
    for (LabelBranch& branch : branches)
      group(branch, aggregation, head);
    return branches;
  }

  LabelBranches called(const Call& call) {
    const Function* function = find_function(call.function);
    std::vector<LabelBranches> arguments;
    for (const Expr& argument : call.args)
      arguments.push_back(infer(argument));
    if (function == nullptr) return {{.open = true}};
    if (function->result == ValueType::Scalar) return {};
    const auto vector = vector_argument(*function, call.args.size());
    if (!vector || function->labels == LabelEffect::Empty) return {LabelBranch{}};
    if (function->labels == LabelEffect::FromMatchers)
      return {absent_labels(call.args[*vector], call)};
    LabelBranches branches = std::move(arguments[*vector]);
    for (LabelBranch& branch : branches)
      apply(branch, *function, call);
    return branches;
  }

  void apply(LabelBranch& branch, const Function& function, const Call& call) {
    const LabelReason nameless{
        call.name_span, fmt::format("'{}' makes a new value, which has no name", function.name)};
    switch (function.labels) {
      case LabelEffect::None:
      case LabelEffect::Keep:
      case LabelEffect::Empty:
      case LabelEffect::FromMatchers:
        return;
      case LabelEffect::DropMeta:
      case LabelEffect::DropMetaOrEmpty:
        return drop_name(branch, nameless);
      case LabelEffect::DropName:
        return set_presence(branch, kNameLabel, Presence::Never, nameless);
      case LabelEffect::DropBucket:
      case LabelEffect::BucketToLabel:
        return buckets(branch, function, call, nameless);
      case LabelEffect::Replace:
        return replace_label(branch, call);
      case LabelEffect::Join:
        return join_label(branch, call);
      case LabelEffect::AddInfo:
        return add_info(branch, call, reading_);
    }
  }

  static void buckets(LabelBranch& branch, const Function& function, const Call& call,
                      const LabelReason& nameless) {
    set_presence(branch, "le", Presence::Never,
                 {call.name_span, fmt::format("'{}' uses up the buckets", function.name)});
    drop_name(branch, nameless);
    if (function.labels != LabelEffect::BucketToLabel) return;
    if (const auto label = string_argument(call, 1))
      set_presence(branch, *label, Presence::Always,
                   {call.name_span, fmt::format("'{}' adds it", function.name)});
    else
      branch.open = true;
  }

  Reading reading_;
  Record record_;
};

}  // namespace

const LabelBranches& Analysis::of(const Expr& node) const {
  static const LabelBranches kNothing;
  const auto found = facts_.find(&node);
  return found == facts_.end() ? kNothing : found->second;
}

void Analysis::set(const Expr& node, const LabelBranches& branches) {
  facts_.insert_or_assign(&node, branches);
}

Analysis infer(const Expr& expr, const World& world, LabelNames names) {
  Analysis analysis;
  Inference{{world, names}, &analysis}.infer(expr);
  return analysis;
}

LabelBranches infer_result(const Expr& expr, const World& world, LabelNames names) {
  return Inference{{world, names}, nullptr}.infer(expr);
}

}  // namespace obsgen::promql
