#include "fuzz/promql/property.h"

#include <algorithm>
#include <vector>

#include "base/source_file.h"
#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/labels.h"
#include "promql/parse.h"
#include "promql/print.h"
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
    for (const std::string& label : branch.names(Presence::Always))
      if (branch.presence(label) != Presence::Always) return "label without a presence";
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

}  // namespace obsgen::fuzz
