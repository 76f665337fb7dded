#include "plan/query/scrape_form.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/scrape.h"
#include "model/series.h"

// One walk from the leaves up. Each step knows the labels that its operands can have, by the names
// that the catalog uses, and whose they are; so it can rename what stands in the step and say what
// the step's own result has. Deliberately not a full label inference: presence and values do not
// matter to a name.

namespace obsgen::plan {

using namespace promql;

namespace {

struct Context {
  const model::Catalog& catalog;
  const Locate& locate;
  Diagnostics& diagnostics;
};

LabelFlow flow_of(Expr& expr, Context& context);

std::string_view owner_name(LabelOwner owner) {
  switch (owner) {
    case LabelOwner::Own:
      return "the metric's own";
    case LabelOwner::Target:
      return "the scraped target's";
    case LabelOwner::Outside:
      return "another exporter's";
    case LabelOwner::Made:
      return "made by the expression";
  }
  return {};
}

void report_ambiguous(const std::string& label, Span span, Context& context) {
  context.diagnostics.push_back(
      {.code = "promql/ambiguous-label",
       .place = context.locate(span),
       .message = fmt::format("label '{}' means different things on the two sides", label),
       .help = "aggregate it away on one side, or rename it there with label_replace",
       .notes = {{fmt::format("on one side it is {}, on the other {}", owner_name(LabelOwner::Own),
                              owner_name(LabelOwner::Target))}}});
}

bool differ(const LabelMeaning& a, const LabelMeaning& b) {
  return (a.owner == LabelOwner::Own && b.owner == LabelOwner::Target) ||
         (a.owner == LabelOwner::Target && b.owner == LabelOwner::Own);
}

/// Labels in both flows that do not mean the same.
std::vector<std::string> conflicts(const LabelFlow& a, const LabelFlow& b) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : a) {
    const auto other = b.find(name);
    if (other != b.end() && differ(meaning, other->second)) names.push_back(name);
  }
  return names;
}

void rename(std::string& name, const LabelFlow& flow) {
  if (const auto it = flow.find(name); it != flow.end()) name = it->second.after;
}

LabelFlow flow_of_series(const model::Series& series, const model::Catalog& catalog) {
  LabelFlow flow;
  const model::Metric& metric = *series.metric;
  for (const auto target : model::target_labels(metric)) {
    flow[std::string{target}] = {LabelOwner::Target, std::string{target}};
  }
  if (const auto& cluster = catalog.who.cluster_label; !cluster.empty()) {
    flow[cluster] = {LabelOwner::Target, cluster};
  }
  for (const auto& label : metric.labels) {
    flow[label.name] = {metric.external ? LabelOwner::Outside : LabelOwner::Own,
                        model::label_after_scrape(catalog.scrape, metric, label.name)};
  }
  if (const auto extra = model::extra_label(series); !extra.empty()) {
    flow[std::string{extra}] = {LabelOwner::Own, std::string{extra}};
  }
  return flow;
}

LabelFlow flow_of_selector(VectorSelector& vector, Context& context) {
  const auto series = model::find_series(context.catalog, vector.name);
  if (!series) return {};
  auto flow = flow_of_series(*series, context.catalog);
  for (auto& matcher : vector.matchers)
    rename(matcher.label, flow);
  return flow;
}

void add_cluster(std::vector<LabelName>& labels, const LabelFlow& flow, const Context& context) {
  const auto& cluster = context.catalog.who.cluster_label;
  if (cluster.empty() || !flow.contains(cluster)) return;
  if (std::ranges::find(labels, cluster, &LabelName::name) == labels.end()) {
    labels.insert(labels.begin(), {.name = cluster});
  }
}

LabelFlow only(const LabelFlow& flow, const std::vector<LabelName>& labels) {
  LabelFlow kept;
  for (const auto& label : labels) {
    if (const auto it = flow.find(label.name); it != flow.end()) kept.insert(*it);
  }
  return kept;
}

void rename_all(std::vector<LabelName>& labels, const LabelFlow& flow) {
  for (auto& label : labels)
    rename(label.name, flow);
}

bool keeps_labels(AggregateOp op) {
  return op == AggregateOp::Topk || op == AggregateOp::Bottomk || op == AggregateOp::Limitk ||
         op == AggregateOp::LimitRatio;
}

LabelFlow grouped(Aggregation& aggregation, const LabelFlow& flow, const Context& context) {
  if (!aggregation.grouping) {
    const bool joins = !context.catalog.who.cluster_label.empty() && !flow.empty();
    if (!joins) return {};
    aggregation.grouping = Grouping{};
  }
  auto& labels = aggregation.grouping->labels;
  if (aggregation.grouping->kind == GroupingKind::By) {
    add_cluster(labels, flow, context);
    auto kept = only(flow, labels);
    rename_all(labels, flow);
    return kept;
  }
  auto kept = flow;
  for (const auto& label : labels)
    kept.erase(label.name);
  rename_all(labels, flow);
  return kept;
}

LabelFlow flow_of_aggregation(Aggregation& aggregation, Context& context) {
  if (aggregation.parameter) flow_of(**aggregation.parameter, context);
  auto flow = flow_of(*aggregation.operand, context);
  auto kept = grouped(aggregation, flow, context);
  if (keeps_labels(aggregation.op)) return flow;
  if (aggregation.op == AggregateOp::CountValues && aggregation.parameter) {
    if (const auto* name = std::get_if<StringLiteral>(&(*aggregation.parameter)->node)) {
      kept[name->value] = {LabelOwner::Made, name->value};
    }
  }
  return kept;
}

StringLiteral* text_argument(Call& call, std::size_t index) {
  return index < call.args.size() ? std::get_if<StringLiteral>(&call.args[index].node) : nullptr;
}

/// label_replace(v, dst, replacement, src, regex) and label_join(v, dst, separator, src…).
LabelFlow flow_of_label_function(Call& call, LabelFlow flow) {
  for (std::size_t i = 3; i < call.args.size(); ++i) {
    const bool is_regex = call.function == "label_replace" && i > 3;
    if (auto* source = text_argument(call, i); source != nullptr && !is_regex)
      rename(source->value, flow);
  }
  if (auto* target = text_argument(call, 1)) {
    const auto name = target->value;
    rename(target->value, flow);
    flow[name] = {LabelOwner::Made, target->value};
  }
  return flow;
}

/// The labels that absent() takes over: those of equality matchers of a plain selector.
LabelFlow flow_of_absent(const Call& call, const LabelFlow& flow) {
  LabelFlow kept;
  if (call.args.empty()) return kept;
  const auto* vector = std::get_if<VectorSelector>(&call.args.front().node);
  if (vector == nullptr) return kept;
  for (const auto& entry : flow) {
    const auto same = [&](const Matcher& m) {
      return m.label == entry.second.after && m.op == MatchOp::Equal;
    };
    if (std::ranges::any_of(vector->matchers, same)) kept.insert(entry);
  }
  kept["job"] = {LabelOwner::Target, "job"};  // the scope's matcher
  return kept;
}

LabelFlow flow_of_call(Call& call, Context& context) {
  LabelFlow flow;
  for (Expr& argument : call.args) {
    auto more = flow_of(argument, context);
    flow.merge(more);
  }
  if (call.function == "label_replace" || call.function == "label_join") {
    return flow_of_label_function(call, std::move(flow));
  }
  if (call.function == "histogram_quantile" || call.function == "histogram_fraction")
    flow.erase("le");
  if (call.function == "absent" || call.function == "absent_over_time")
    return flow_of_absent(call, flow);
  if (call.function == "scalar" || call.function == "vector") return {};
  return flow;
}

bool is_set_operator(BinaryOp op) {
  return op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Unless;
}

/// Labels that decide which elements of the two sides belong together.
LabelFlow match_key(const Binary& binary, LabelFlow lhs) {
  if (!binary.matching) return lhs;
  if (binary.matching->kind == MatchKind::On) return only(lhs, binary.matching->labels);
  for (const auto& label : binary.matching->labels)
    lhs.erase(label.name);
  return lhs;
}

void rename_matching(VectorMatching& matching, const LabelFlow& lhs, const LabelFlow& rhs,
                     const Context& context) {
  if (matching.kind == MatchKind::On && lhs.contains(context.catalog.who.cluster_label)) {
    add_cluster(matching.labels, rhs, context);
  }
  rename_all(matching.labels, lhs);
  rename_all(matching.labels, rhs);
  rename_all(matching.include, matching.group == GroupSide::Right ? lhs : rhs);
}

LabelFlow result_of(const Binary& binary, const LabelFlow& lhs, const LabelFlow& rhs,
                    const LabelFlow& key) {
  if (lhs.empty() || rhs.empty()) return lhs.empty() ? rhs : lhs;
  if (binary.op == BinaryOp::Or) {
    auto both = lhs;
    both.insert(rhs.begin(), rhs.end());
    return both;
  }
  if (is_set_operator(binary.op)) return lhs;
  if (!binary.matching || binary.matching->group == GroupSide::None) return key;
  const bool left = binary.matching->group == GroupSide::Left;
  auto many = left ? lhs : rhs;
  const auto& one = left ? rhs : lhs;
  for (const auto& label : binary.matching->include) {
    if (const auto it = one.find(label.name); it != one.end())
      many.insert_or_assign(it->first, it->second);
  }
  return many;
}

LabelFlow flow_of_binary(Binary& binary, Context& context) {
  const auto lhs = flow_of(*binary.lhs, context);
  const auto rhs = flow_of(*binary.rhs, context);
  const bool unites = binary.op == BinaryOp::Or;
  const auto key = match_key(binary, lhs);
  for (const auto& name : conflicts(unites ? lhs : key, rhs))
    report_ambiguous(name, binary.op_span, context);
  auto result = result_of(binary, lhs, rhs, key);
  if (binary.matching) rename_matching(*binary.matching, lhs, rhs, context);
  return result;
}

LabelFlow flow_of(Expr& expr, Context& context) {
  return std::visit(
      Overloaded{[](NumberLiteral&) { return LabelFlow{}; },
                 [](StringLiteral&) { return LabelFlow{}; }, [](Macro&) { return LabelFlow{}; },
                 [&](VectorSelector& node) { return flow_of_selector(node, context); },
                 [&](MatrixSelector& node) { return flow_of_selector(node.vector, context); },
                 [&](Subquery& node) { return flow_of(*node.expr, context); },
                 [&](Paren& node) { return flow_of(*node.inner, context); },
                 [&](Unary& node) { return flow_of(*node.operand, context); },
                 [&](Binary& node) { return flow_of_binary(node, context); },
                 [&](Aggregation& node) { return flow_of_aggregation(node, context); },
                 [&](Call& node) { return flow_of_call(node, context); }},
      expr.node);
}

}  // namespace

LabelFlow to_scrape_form(Expr& expr, const model::Catalog& catalog, const Locate& locate,
                         Diagnostics& diagnostics) {
  Context context{catalog, locate, diagnostics};
  return flow_of(expr, context);
}

}  // namespace obsgen::plan
