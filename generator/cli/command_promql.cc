#include "cli/command_promql.h"

#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "cli/command_line.h"
#include "cli/options_promql.h"
#include "cli/problems.h"
#include "cli/standard_streams.h"
#include "pipeline/ask.h"

namespace obsgen::cli {

namespace {

using pipeline::PromqlTask;

constexpr std::size_t kLongestLine = std::size_t{16} << 20U;

PromqlTask task_of(PromqlOptions::Task task) {
  switch (task) {
    case PromqlOptions::Task::Format:
      return PromqlTask::Format;
    case PromqlOptions::Task::Parse:
      return PromqlTask::Parse;
    case PromqlOptions::Task::Explain:
      return PromqlTask::Explain;
  }
  return {};
}

Result run_batch(const Common& common, PromqlTask task) {
  const auto answer = [&](std::string_view line) { return promql_batch_answer(task, line); };
  const auto too_long = pipeline::promql_batch_refusal("the line has more than 16 MiB");
  if (auto error = answer_lines(answer, kLongestLine, too_long))
    return refused(common, "cli/io", *std::move(error));
  return {};
}

/// Sources 0 is the expression, as problems in it expect; each `--series` is one more.
std::variant<pipeline::PromqlQuestion, Diagnostics> question_of(const PromqlOptions& options,
                                                                Sources& sources) {
  pipeline::PromqlQuestion question{.expr = sources.front().text};
  if (options.dialect == PromqlOptions::Dialect::Template)
    question.dialect = pipeline::Dialect::Template;
  Diagnostics problems;
  for (const std::string& text : options.series) {
    auto series = pipeline::read_series(text);
    for (Diagnostic& problem : series.diagnostics)
      problem.place.file = static_cast<FileId>(sources.size());
    append(problems, std::move(series.diagnostics));
    if (series.value) question.series.push_back(std::move(*series.value));
    sources.push_back({"--series", text});
  }
  if (has_errors(problems)) return problems;
  return question;
}

pipeline::PromqlView view_of(const Common& common) {
  return common.format == Format::Json ? pipeline::PromqlView::Json : pipeline::PromqlView::Text;
}

Result answer(const PromqlOptions& options, SourceFile source) {
  Sources sources{std::move(source)};
  const auto question = question_of(options, sources);
  if (const auto* problems = std::get_if<Diagnostics>(&question))
    return {.exit = Exit::Usage, .problems = problems_text(options.common, sources, *problems)};
  auto found = pipeline::promql_answer(task_of(options.task), view_of(options.common),
                                       std::get<pipeline::PromqlQuestion>(question));
  Result result{.problems = problems_text(options.common, sources, found.diagnostics)};
  if (found.value)
    result.output = std::move(*found.value);
  else
    result.exit = Exit::Problems;
  return result;
}

Result run(const PromqlOptions& options) {
  if (options.input == PromqlOptions::Input::Batch)
    return run_batch(options.common, task_of(options.task));
  if (options.expr) return answer(options, {"<expression>", *options.expr});
  auto text = read_standard_input();
  if (auto* error = std::get_if<IoError>(&text))
    return refused(options.common, "cli/io", std::move(*error));
  return answer(options, {"<stdin>", std::get<std::string>(std::move(text))});
}

Result run(const FunctionsOptions& options) {
  const std::string name = options.name.value_or("");
  if (auto text = pipeline::promql_functions(view_of(options.common), name))
    return {.output = std::move(*text)};
  return refused(options.common, "cli/unknown-function",
                 UsageError{fmt::format("PromQL has no function '{}'", name),
                            advice(name, pipeline::promql_function_names(), "")});
}

Result run_promql(const Given& given) {
  return std::visit(Overloaded{[](const PromqlOptions& options) { return run(options); },
                               [](const FunctionsOptions& options) { return run(options); },
                               [&](const UsageError& error) {
                                 return refused(given.common, "cli/usage", error);
                               }},
                    read_promql_options(given));
}

/// Names, behind the task that takes one.
std::vector<std::string> functions_behind(const std::vector<std::string>& before) {
  const bool asked = !before.empty() && before.front() == "functions";
  return asked ? pipeline::promql_function_names() : std::vector<std::string>{};
}

}  // namespace

Command promql_command() {
  return {.name = "promql",
          .summary = "format, parse or explain PromQL expressions",
          .description =
              "Works on one PromQL expression: the argument, else all of standard input.\n"
              "  fmt      prints it formatted\n"
              "  parse    prints its syntax tree; with --format json also type, places and "
              "features needed\n"
              "  explain  says its type, what it reads, and which labels come out and why\n"
              "'functions' lists the functions and aggregators of PromQL, or describes one.\n"
              "Write '--' before an expression that begins with '-'.",
          .usage = "fmt|parse|explain|functions [EXPRESSION|NAME]",
          .arguments = {{.name = "TASK",
                         .takes = Takes::Word,
                         .words = {"fmt", "parse", "explain", "functions"}},
                        {.name = "EXPRESSION", .offered = functions_behind}},
          .options = promql_options(),
          .run = run_promql};
}

}  // namespace obsgen::cli
