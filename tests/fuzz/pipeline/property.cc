#include "fuzz/pipeline/property.h"

#include "document/read_json.h"
#include "pipeline/ask.h"

namespace obsgen::fuzz {

namespace {

using namespace obsgen::pipeline;

std::string bad_line(std::string_view line) {
  if (line.find('\n') != std::string_view::npos) return "an answer of several lines";
  const auto read = document::read_json({.path = {}, .text = std::string{line}}, 0);
  for (const Diagnostic& problem : read.diagnostics) {
    // A tree may be deeper than what is read, and PromQL may name characters that are none.
    if (problem.code == "json/depth" || problem.code == "json/text") continue;
    return "an answer that is not JSON: " + problem.message + ": " + std::string{line};
  }
  return {};
}

}  // namespace

std::string question_violation(std::string_view bytes) {
  PromqlQuestion question{.expr = std::string{bytes}, .dialect = Dialect::Template};
  if (auto series = read_series(bytes); series.value) question.series = {std::move(*series.value)};
  for (const auto task : {PromqlTask::Format, PromqlTask::Parse, PromqlTask::Explain}) {
    if (auto bad = bad_line(promql_batch_answer(task, bytes)); !bad.empty()) return bad;
    static_cast<void>(promql_answer(task, PromqlView::Text, question));
    auto json = promql_answer(task, PromqlView::Json, question).value.value_or("{}\n");
    json.pop_back();
    if (auto bad = bad_line(json); !bad.empty()) return bad;
  }
  return {};
}

}  // namespace obsgen::fuzz
