#include <algorithm>
#include <cstdint>
#include <utility>

#include "pipeline/ask/answers.h"
#include "promql/dump.h"
#include "promql/lexer.h"
#include "promql/print.h"

namespace obsgen::pipeline {

namespace {

using promql::Expr;

std::string errors_answer(const Diagnostics& diagnostics) {
  JsonLine out;
  out.flag("ok", false);
  out.array("errors", [&] {
    for (const Diagnostic& problem : diagnostics) {
      if (!is_error(problem)) continue;
      out.item([&] {
        out.text("message", problem.message);
        out.place(problem.place.span);
      });
    }
  });
  return std::move(out).finish();
}

// Comments stand between tokens, and no token keeps them.
Diagnostics lost_comments(const PromqlQuestion& question) {
  const std::string_view text = question.expr;
  Diagnostics ignored;
  std::size_t begin = 0;
  for (const promql::Token& token : promql::lex(text, question.dialect, ignored)) {
    const std::size_t at = text.substr(0, token.span.begin).find('#', begin);
    if (at != std::string_view::npos) {
      const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
      return {{.severity = Severity::Warning,
               .code = "promql/comment",
               .place = {0, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}},
               .message = "comments are not kept"}};
    }
    begin = token.span.end;
  }
  return {};
}

std::string answer_text(PromqlTask task, const Expr& expr, const PromqlQuestion& question) {
  switch (task) {
    case PromqlTask::Format:
      return pretty(expr) + "\n";
    case PromqlTask::Parse:
      return dump(expr) + "\n";
    case PromqlTask::Explain:
      return explanation_text(expr, question.expr, question.series);
  }
  return {};
}

std::string answer_json(PromqlTask task, const Expr& expr, const PromqlQuestion& question) {
  JsonLine out;
  write_answer(out, {task, Detail::Full}, question, expr);
  return std::move(out).finish() + "\n";
}

}  // namespace

Outcome<std::string> promql_answer(PromqlTask task, PromqlView view,
                                   const PromqlQuestion& question) {
  auto parsed = promql::parse(question.expr, question.dialect);
  if (!parsed.ok()) return {std::nullopt, std::move(parsed.diagnostics)};
  if (task == PromqlTask::Format) append(parsed.diagnostics, lost_comments(question));
  const auto answer = view == PromqlView::Json ? answer_json : answer_text;
  return {answer(task, *parsed.value, question), std::move(parsed.diagnostics)};
}

std::string promql_batch_answer(PromqlTask task, std::string_view line) {
  const auto question = read_question(line);
  if (!question.ok()) return errors_answer(question.diagnostics);
  const auto parsed = promql::parse(question.value->expr, question.value->dialect);
  if (!parsed.ok()) return errors_answer(parsed.diagnostics);
  JsonLine out;
  out.flag("ok", true);
  write_answer(out, {task, Detail::Brief}, *question.value, *parsed.value);
  return std::move(out).finish();
}

std::string promql_batch_refusal(std::string message) {
  return errors_answer({{.code = "batch/question", .message = std::move(message)}});
}

}  // namespace obsgen::pipeline
