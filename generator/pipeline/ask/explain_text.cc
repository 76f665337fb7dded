#include <vector>

#include <fmt/format.h>

#include "base/line_index.h"
#include "pipeline/ask/answers.h"
#include "promql/gates.h"
#include "promql/quote.h"
#include "promql/reads.h"
#include "promql/token.h"
#include "promql/types.h"

namespace obsgen::pipeline {

namespace {

using namespace promql;

// A label as PromQL writes it, so that no odd byte reaches a terminal.
std::string written(const std::string& label) {
  return is_plain_name(label) ? label : quote(label);
}

std::string listed(const std::vector<std::string>& names) {
  if (names.empty()) return "none";
  std::string out;
  for (const std::string& name : names)
    out += (out.empty() ? "" : ", ") + written(name);
  return out;
}

std::string change_text(const LabelChange& change, const LineIndex& lines) {
  const LineColumn at = lines.at(change.span.begin);
  return fmt::format("    {} {} at {}:{}: {}\n", written(change.label), change_name(change.kind),
                     at.line, at.column, change.reason.str());
}

std::string branch_text(const LabelBranch& branch, const LineIndex& lines) {
  if (!branch.possible) return "  nothing can come out, whatever the series\n";
  std::string out = fmt::format(
      "  always  {}\n  maybe   {}{}\n", listed(branch.names(Presence::Always)),
      listed(branch.names(Presence::Maybe)), branch.open ? ", and any other label" : "");
  for (const LabelChange& change : branch.changes)
    out += change_text(change, lines);
  return out;
}

std::string reads_text(const std::vector<Read>& all) {
  std::string out;
  for (const Read& read : all) {
    out += fmt::format("reads   {}", read.selector);
    for (const std::string& window : read.within)
      out += fmt::format(" within {}", window);
    out += '\n';
  }
  return out;
}

}  // namespace

std::string_view change_name(LabelChange::Kind kind) {
  switch (kind) {
    case LabelChange::Kind::Removed:
      return "removed";
    case LabelChange::Kind::Added:
      return "added";
    case LabelChange::Kind::Required:
      return "required";
  }
  return {};
}

std::string explanation_text(const Expr& expr, std::string_view text,
                             std::span<const SeriesLabels> series) {
  std::string out = fmt::format("type    {}\n", promql::to_string(type_of(expr)));
  out += reads_text(reads(expr));
  for (const Gate gate : needed_gates(expr))
    out += fmt::format("needs   {}\n", promql::to_string(gate));
  const std::vector<LabelBranch> branches = infer_labels(expr, series);
  const LineIndex lines{text};
  for (std::size_t i = 0; i < branches.size(); ++i) {
    out += branches.size() == 1 ? std::string{"labels\n"}
                                : fmt::format("labels of alternative {}\n", i + 1);
    out += branch_text(branches[i], lines);
  }
  return out;
}

}  // namespace obsgen::pipeline
