#include "pipeline/ask/answers.h"
#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/print.h"
#include "promql/reads.h"
#include "promql/types.h"

namespace obsgen::pipeline {

namespace {

using promql::Expr;
using promql::LabelBranch;
using promql::Presence;

void write_needs(JsonLine& out, const Expr& expr) {
  std::vector<std::string> needs;
  for (const promql::Gate gate : needed_gates(expr))
    needs.emplace_back(to_string(gate));
  out.names("needs", needs);
}

void write_changes(JsonLine& out, const LabelBranch& branch) {
  out.array("changes", [&] {
    for (const promql::LabelChange& change : branch.changes)
      out.item([&] {
        out.text("label", json_text(change.label));
        out.text("change", change_name(change.kind));
        out.text("reason", json_text(change.reason.str()));
        out.place(change.span);
      });
  });
}

void write_branches(JsonLine& out, const Expr& expr, const PromqlQuestion& question,
                    Detail detail) {
  out.array("branches", [&] {
    for (const LabelBranch& branch : infer_labels(expr, question.series))
      out.item([&] {
        out.names("always", branch.names(Presence::Always));
        out.names("maybe", branch.names(Presence::Maybe));
        out.flag("open", branch.open);
        out.flag("possible", branch.possible);
        if (detail == Detail::Full) write_changes(out, branch);
      });
  });
}

void write_reads(JsonLine& out, const Expr& expr) {
  out.array("reads", [&] {
    for (const promql::Read& read : promql::reads(expr))
      out.item([&] {
        if (!read.name.empty()) out.text("name", json_text(read.name));
        out.text("selector", read.selector);
        out.names("within", read.within);
        out.place(read.span);
      });
  });
}

void write_parsed(JsonLine& out, const Expr& expr, Detail detail) {
  out.text("string", print(expr));
  out.text("ast", dump(expr));
  write_needs(out, expr);
  if (detail == Detail::Full) out.object("tree", [&] { write_tree(out, expr); });
}

void write_explained(JsonLine& out, const Expr& expr, const PromqlQuestion& question,
                     Detail detail) {
  write_branches(out, expr, question, detail);
  if (detail == Detail::Brief) return;
  write_reads(out, expr);
  write_needs(out, expr);
}

}  // namespace

void write_answer(JsonLine& out, const Asked& asked, const PromqlQuestion& question,
                  const Expr& expr) {
  out.text("type", api_name(type_of(expr)));
  switch (asked.task) {
    case PromqlTask::Format:
      return out.text("string", pretty(expr));
    case PromqlTask::Parse:
      return write_parsed(out, expr, asked.detail);
    case PromqlTask::Explain:
      return write_explained(out, expr, question, asked.detail);
  }
}

}  // namespace obsgen::pipeline
