#include "cli/options_promql.h"

#include <utility>

#include <fmt/format.h>

namespace obsgen::cli {

namespace {

constexpr std::string_view kStraySeries = "--series belongs to 'explain' without --batch";

PromqlOptions::Task task_of(std::string_view task) {
  if (task == "fmt") return PromqlOptions::Task::Format;
  return task == "parse" ? PromqlOptions::Task::Parse : PromqlOptions::Task::Explain;
}

std::optional<UsageError> contradiction(const PromqlOptions& options) {
  const bool batch = options.input == PromqlOptions::Input::Batch;
  if (batch && options.expr)
    return UsageError{"--batch reads expressions from standard input, not from the command line"};
  if (!options.series.empty() && (batch || options.task != PromqlOptions::Task::Explain))
    return UsageError{std::string{kStraySeries}};
  if (batch && options.dialect == PromqlOptions::Dialect::Template)
    return UsageError{"with --batch a line says \"template\": true itself"};
  return std::nullopt;
}

std::optional<std::string> expr_of(const Given& given) {
  return given.arguments.size() < 2 ? std::nullopt : std::optional{given.arguments[1]};
}

}  // namespace

std::vector<Option> promql_options() {
  return {
      {.name = "batch",
       .summary = "answer each line of standard input, a JSON string or {\"expr\": ...}, with a "
                  "line of JSON"},
      {.name = "template", .summary = "read Grafana's references: $name, ${name:format}, [[name]]"},
      {.name = "series",
       .takes = Takes::Text,
       .value = "NAME{LABELS}",
       .summary = "labels of a metric that is read, such as 'up{job, zone?}' ('?': on some "
                  "series only); may be given for several"}};
}

std::variant<PromqlOptions, FunctionsOptions, UsageError> read_promql_options(const Given& given) {
  if (given.arguments.empty())
    return UsageError{"'promql' needs a task: fmt, parse, explain or functions"};
  if (given.arguments.size() > 2)
    return UsageError{fmt::format("one expression at a time; '{}' is one more", given.arguments[2]),
                      "quote the expression"};
  if (given.arguments.front() == "functions") {
    if (given.has("series")) return UsageError{std::string{kStraySeries}};
    if (given.has("batch") || given.has("template"))
      return UsageError{"'functions' takes no --batch and no --template"};
    return FunctionsOptions{.common = given.common, .name = expr_of(given)};
  }
  PromqlOptions promql{.common = given.common,
                       .task = task_of(given.arguments.front()),
                       .expr = expr_of(given),
                       .series = given.values("series")};
  if (given.has("batch")) promql.input = PromqlOptions::Input::Batch;
  if (given.has("template")) promql.dialect = PromqlOptions::Dialect::Template;
  if (auto error = contradiction(promql)) return *std::move(error);
  return promql;
}

}  // namespace obsgen::cli
