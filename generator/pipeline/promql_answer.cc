#include "pipeline/promql_answer.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "document/json_string.h"
#include "document/value.h"
#include "document/write_json.h"
#include "pipeline/json_text.h"
#include "pipeline/promql_explain.h"
#include "pipeline/promql_tree.h"
#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/lexer.h"
#include "promql/print.h"
#include "promql/types.h"

namespace obsgen::pipeline {

namespace {

using document::append_json_string;
using document::Value;
using promql::Expr;

// Answers of a batch are put together as text: a tree of values for each line would take longer
// than the expression itself.
std::string errors_answer(const Diagnostics& diagnostics) {
  std::string out = R"({"ok":false,"errors":[)";
  const char* separator = "";
  for (const Diagnostic& problem : diagnostics) {
    if (!is_error(problem)) continue;
    out += fmt::format(R"({}{{"message":)", std::exchange(separator, ","));
    append_json_string(out, problem.message);
    out +=
        fmt::format(R"(,"start":{},"end":{}}})", problem.place.span.begin, problem.place.span.end);
  }
  return out + "]}";
}

void append_list(std::string& out, const std::vector<std::string>& names) {
  out += '[';
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, json_text(names[i]));
  }
  out += ']';
}

void append_head(std::string& out, const Expr& expr) {
  out += R"({"ok":true,"type":")";
  out += api_name(type_of(expr));
  out += '"';
}

void append_needs(std::string& out, const Expr& expr) {
  out += R"(,"needs":[)";
  const char* separator = "";
  for (const promql::Gate gate : needed_gates(expr)) {
    out += std::exchange(separator, ",");
    append_json_string(out, to_string(gate));
  }
  out += ']';
}

std::string parsed_line(const Expr& expr) {
  const std::string text = print(expr);
  const std::string tree = dump(expr);
  std::string out;
  out.reserve((text.size() + tree.size()) * 5 / 4 + 64);
  append_head(out, expr);
  out += R"(,"string":)";
  append_json_string(out, text);
  out += R"(,"ast":)";
  append_json_string(out, tree);
  append_needs(out, expr);
  return out + "}";
}

std::string formatted_line(const Expr& expr) {
  std::string out;
  append_head(out, expr);
  out += R"(,"string":)";
  append_json_string(out, pretty(expr));
  return out + "}";
}

std::string explained_line(const Expr& expr, const PromqlQuestion& question) {
  std::string out;
  append_head(out, expr);
  out += R"(,"branches":[)";
  const char* separator = "";
  for (const promql::LabelBranch& branch : infer_labels(expr, question.series)) {
    out += std::exchange(separator, ",");
    out += R"({"always":)";
    append_list(out, branch.names(promql::Presence::Always));
    out += R"(,"maybe":)";
    append_list(out, branch.names(promql::Presence::Maybe));
    if (branch.open) out += R"(,"open":true)";
    out += '}';
  }
  return out + "]}";
}

std::string tree_json(const Expr& expr) {
  Value needs = Value::array();
  for (const promql::Gate gate : needed_gates(expr))
    needs.append(to_string(gate));
  return document::write_json_line(Value::object({{"type", api_name(type_of(expr))},
                                                  {"string", print(expr)},
                                                  {"ast", dump(expr)},
                                                  {"needs", std::move(needs)},
                                                  {"tree", tree_value(expr)}}));
}

std::string format_json(const Expr& expr) {
  return document::write_json_line(
      Value::object({{"type", api_name(type_of(expr))}, {"string", pretty(expr)}}));
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

std::string answer(PromqlTask task, PromqlView view, const Expr& expr,
                   const PromqlQuestion& question) {
  const bool json = view == PromqlView::Json;
  switch (task) {
    case PromqlTask::Format:
      return (json ? format_json(expr) : pretty(expr)) + "\n";
    case PromqlTask::Parse:
      return (json ? tree_json(expr) : dump(expr)) + "\n";
    case PromqlTask::Explain:
      if (json) return document::write_json_line(explanation_value(expr, question.series)) + "\n";
      return explanation_text(expr, question.expr, question.series);
  }
  return {};
}

}  // namespace

Outcome<std::string> promql_answer(PromqlTask task, PromqlView view,
                                   const PromqlQuestion& question) {
  auto parsed = promql::parse(question.expr, question.dialect);
  if (!parsed.ok()) return {std::nullopt, std::move(parsed.diagnostics)};
  if (task == PromqlTask::Format) append(parsed.diagnostics, lost_comments(question));
  return {answer(task, view, *parsed.value, question), std::move(parsed.diagnostics)};
}

std::string promql_batch_answer(PromqlTask task, std::string_view line) {
  const auto question = read_question(line);
  if (!question.ok()) return errors_answer(question.diagnostics);
  const auto parsed = promql::parse(question.value->expr, question.value->dialect);
  if (!parsed.ok()) return errors_answer(parsed.diagnostics);
  switch (task) {
    case PromqlTask::Format:
      return formatted_line(*parsed.value);
    case PromqlTask::Parse:
      return parsed_line(*parsed.value);
    case PromqlTask::Explain:
      return explained_line(*parsed.value, *question.value);
  }
  return {};
}

}  // namespace obsgen::pipeline
