#include "fuzz/promql/property.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/source_file.h"
#include "fuzz/promql/random_tree.h"
#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/labels.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/token.h"
#include "promql/tree.h"

namespace obsgen::fuzz {
namespace {

using namespace obsgen::promql;

std::string bad_diagnostic(const Diagnostics& diagnostics, std::size_t size) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const Span span = diagnostic.place.span;
    if (span.begin > span.end || span.end > size) return "span outside of the text";
    if (find_invalid_utf8(diagnostic.message + diagnostic.help) != std::string_view::npos)
      return "message is not UTF-8";
    if (diagnostic.message.empty()) return "empty message";
  }
  return {};
}

// A tree may become deeper than what is read when it is printed only by its own parentheses, which
// trees of the parser do not need.
std::string bad_print(const Expr& expr, const std::string& text, Dialect dialect) {
  const Outcome<Expr> again = parse(text, dialect);
  if (!again.ok()) return "print is not read back: " + text;
  if (!(*again.value == expr)) return "print is read as another tree: " + text;
  return dump(*again.value) == dump(expr) ? "" : "print is dumped as another tree: " + text;
}

std::string bad_spans(const Expr& expr, std::size_t size) {
  bool bad = false;
  for_each_expr(expr, [&](const Expr& node) {
    bad = bad || node.span.begin >= node.span.end || node.span.end > size;
  });
  return bad ? "node without a place" : "";
}

std::string bad_labels(const Expr& expr) {
  const std::vector<SeriesLabels> series{{"a", {"x", "le"}, {"y"}}, {"b", {"x"}, {"z", "y"}}};
  for (const LabelBranch& branch : infer_labels(expr, series))
    for (const LabelChange& change : branch.changes) {
      const bool inside = expr.span.begin <= change.span.begin &&
                          change.span.begin < change.span.end && change.span.end <= expr.span.end;
      if (!inside) return "change of a label outside of the expression";
      if (change.reason.str().empty()) return "change of a label without a reason";
    }
  return {};
}

std::string violation_in(std::string_view bytes, Dialect dialect) {
  const Outcome<Expr> parsed = parse(bytes, dialect);
  if (auto bad = bad_diagnostic(parsed.diagnostics, bytes.size()); !bad.empty()) return bad;
  if (!parsed.value && !has_errors(parsed.diagnostics)) return "refused without a reason";
  if (!parsed.ok()) return {};
  const Expr& expr = *parsed.value;
  std::string bad = bad_spans(expr, bytes.size());
  if (bad.empty()) bad = bad_print(expr, print(expr), dialect);
  if (bad.empty()) bad = bad_print(expr, pretty(expr), dialect);
  if (bad.empty()) bad = bad_labels(expr);
  static_cast<void>(needed_gates(expr));
  return bad;
}

}  // namespace

std::string promql_violation(std::string_view bytes) {
  std::string bad = violation_in(bytes, Dialect::Plain);
  return bad.empty() ? violation_in(bytes, Dialect::Template) : bad;
}

namespace {

// A name that may not stand bare is read as the matcher that it is printed as.
void name_as_matcher(Expr& expr) {
  auto* matrix = std::get_if<MatrixSelector>(&expr.node);
  auto* selector = matrix == nullptr ? std::get_if<VectorSelector>(&expr.node) : &matrix->vector;
  if (selector == nullptr || selector->name.empty() || is_bare_metric_name(selector->name)) return;
  selector->matchers.insert(selector->matchers.begin(),
                            {.label = "__name__", .value = std::exchange(selector->name, {})});
}

// The tree without its parentheses, which say nothing but how it was written.
Expr bare(Expr expr) {
  while (auto* paren = std::get_if<Paren>(&expr.node)) {
    Expr inner = std::move(*paren->inner);
    expr = std::move(inner);
  }
  name_as_matcher(expr);
  for_each_child(expr, [](Expr& child) { child = bare(std::move(child)); });
  return expr;
}

std::string labels_text(const Expr& expr) {
  const std::vector<SeriesLabels> series{{"a", {"a", "le"}, {"b.c"}}, {"on", {"sum"}, {"a"}}};
  std::string out;
  for (const LabelBranch& branch : infer_labels(expr, series)) {
    for (const auto presence : {Presence::Always, Presence::Maybe}) {
      for (const std::string& label : branch.names(presence))
        out += label + ",";
      out += ';';
    }
  }
  return out;
}

std::string bad_reading(const Expr& expr, const std::string& text) {
  const Outcome<Expr> again = parse(text);
  if (!again.ok())
    return "print is not read back: " + text + ": " + again.diagnostics.front().message;
  if (!(bare(*again.value) == bare(expr))) return "print is read as another tree: " + text;
  if (print(*again.value) != print(expr)) return "print is not kept: " + text;
  return labels_text(*again.value) == labels_text(expr) ? "" : "labels differ: " + text;
}

}  // namespace

std::string tree_violation(std::string_view bytes) {
  const Expr expr = random_vector(bytes);
  std::string bad = bad_reading(expr, print(expr));
  return bad.empty() ? bad_reading(expr, pretty(expr)) : bad;
}

}  // namespace obsgen::fuzz
