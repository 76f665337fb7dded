#include "promql/labels.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/functions.h"
#include "promql/infer/branch.h"
#include "promql/operators.h"
#include "promql/syntax/macro.h"
#include "promql/tree.h"
#include "promql/types.h"

namespace obsgen::promql {
namespace {

class LabelInference {
 public:
  explicit LabelInference(std::span<const SeriesLabels> series) : series_(series) {}

  LabelBranches infer(const Expr& expr) {
    return std::visit(
        Overloaded{
            [](const NumberLiteral&) { return LabelBranches{}; },
            [](const StringLiteral&) { return LabelBranches{}; },
            [](const Macro&) { return LabelBranches{{.open = true}}; },
            [&](const VectorSelector& selector) {
              return LabelBranches{select_labels(selector, series_, expr.span)};
            },
            [&](const MatrixSelector& matrix) {
              return LabelBranches{select_labels(matrix.vector, series_, expr.span)};
            },
            [&](const Subquery& subquery) { return infer(*subquery.expr); },
            [&](const Paren& paren) { return infer(*paren.inner); },
            [&](const Unary& unary) { return negated(unary, expr.span); },
            [&](const Binary& binary) { return combined(binary); },
            [&](const Aggregation& aggregation) { return aggregated(aggregation, expr.span); },
            [&](const Call& call) { return called(call); }},
        expr.node);
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
    const ValueType lhs = type_of(*binary.lhs);
    const ValueType rhs = type_of(*binary.rhs);
    if (lhs == ValueType::Scalar && rhs == ValueType::Scalar) return {};
    if (lhs != ValueType::Scalar && rhs != ValueType::Scalar)
      return match_vectors(binary, infer(*binary.lhs), infer(*binary.rhs));
    LabelBranches branches = infer(lhs == ValueType::Scalar ? *binary.rhs : *binary.lhs);
    const bool keeps_name = !is_arithmetic(binary.op) && !binary.return_bool;
    if (!keeps_name)
      for (LabelBranch& branch : branches)
        drop_name(branch, {binary.op_span, fmt::format("'{}' makes a new value, which has no name",
                                                       to_string(binary.op))});
    return branches;
  }

  LabelBranches aggregated(const Aggregation& aggregation, Span span) {
    LabelBranches branches = infer(*aggregation.operand);
    switch (aggregation.op) {
      case AggregateOp::Topk:
      case AggregateOp::Bottomk:
      case AggregateOp::Limitk:
      case AggregateOp::LimitRatio:
        return branches;
      default:
        break;
    }
    const Span head{span.begin, aggregation.operand->span.begin};
    for (LabelBranch& branch : branches)
      group(branch, aggregation, head);
    return branches;
  }

  static void group(LabelBranch& branch, const Aggregation& aggregation, Span head) {
    const std::string_view name = to_string(aggregation.op);
    std::vector<std::string> labels;
    bool unclear = false;
    const Grouping grouping = aggregation.grouping.value_or(Grouping{});
    for (const LabelName& label : grouping.labels) {
      unclear = unclear || label.is_macro;
      if (!label.is_macro) labels.push_back(label.name);
    }
    const std::string listed = fmt::format("{}", fmt::join(labels, ", "));
    const auto counted = count_values_label(aggregation);
    if (counted) set_presence(branch, *counted, Presence::Always, {head, "'count_values' adds it"});
    if (grouping.kind == GroupingKind::Without) {
      for (const std::string& label : labels)
        set_presence(branch, label, Presence::Never,
                     {head, fmt::format("'{} without ({})' removes it", name, listed)});
      set_presence(branch, kNameLabel, Presence::Never,
                   {head, fmt::format("'{}' makes a new value, which has no name", name)});
    } else {
      if (counted) labels.push_back(*counted);
      const std::string reason = grouping.labels.empty()
                                     ? fmt::format("'{}' without 'by' keeps no label", name)
                                     : fmt::format("'{} by ({})' keeps only those", name, listed);
      keep_only(branch, labels, {head, reason});
    }
    // What a variable adds to the list is open, in either direction.
    if (unclear) branch.open = true;
  }

  static std::optional<std::string> count_values_label(const Aggregation& aggregation) {
    if (aggregation.op != AggregateOp::CountValues || !aggregation.parameter) return std::nullopt;
    const Expr* expr = &**aggregation.parameter;
    while (const auto* paren = std::get_if<Paren>(&expr->node))
      expr = &*paren->inner;
    const auto* string = std::get_if<StringLiteral>(&expr->node);
    return string == nullptr ? std::nullopt : std::optional{string->value};
  }

  LabelBranches called(const Call& call) {
    const Function* function = find_function(call.function);
    if (function == nullptr) return {{.open = true}};
    if (function->result == ValueType::Scalar) return {};
    const Expr* vector = vector_argument(*function, call);
    if (function->labels == LabelEffect::FromMatchers && vector != nullptr)
      return {absent_labels(*vector, call)};
    if (function->labels == LabelEffect::Empty || vector == nullptr) return {LabelBranch{}};
    LabelBranches branches = infer(*vector);
    for (LabelBranch& branch : branches)
      apply(branch, *function, call);
    return branches;
  }

  static const Expr* vector_argument(const Function& function, const Call& call) {
    for (std::size_t i = 0; i < call.args.size() && i < function.parameter_count; ++i) {
      const ValueType type = function.parameter(i).type;
      if (type == ValueType::Vector || type == ValueType::Matrix) return &call.args[i];
    }
    return nullptr;
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
        return add_info(branch, call);
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

  // Info series may add any label that they have and the element lacks; with matchers only those
  // that the matchers name.
  void add_info(LabelBranch& branch, const Call& call) {
    VectorSelector selector{.name = "target_info"};
    const auto* given =
        call.args.size() > 1 ? std::get_if<VectorSelector>(&call.args[1].node) : nullptr;
    std::vector<std::string> named;
    if (given != nullptr) {
      for (const Matcher& matcher : given->matchers)
        if (matcher.label == kNameLabel)
          selector.name.clear();
        else
          named.push_back(matcher.label);
      selector.matchers = given->matchers;
    }
    const LabelBranch added = select_labels(selector, series_, call.name_span);
    const LabelReason reason{call.name_span, "'info' may add it"};
    for (const auto& entry : added.labels) {
      const bool wanted = named.empty() || std::ranges::find(named, entry.first) != named.end();
      if (wanted && entry.first != kNameLabel && entry.second != Presence::Never &&
          branch.presence(entry.first) == Presence::Never)
        set_presence(branch, entry.first, Presence::Maybe, reason);
    }
    if (added.open && named.empty()) branch.open = true;
  }

  std::span<const SeriesLabels> series_;
};

}  // namespace

std::vector<LabelBranch> infer_labels(const Expr& expr, std::span<const SeriesLabels> series) {
  return LabelInference{series}.infer(expr);
}

}  // namespace obsgen::promql
