#include <fmt/format.h>

#include "cli/option_values.h"

namespace obsgen::cli {

namespace {

cxxopts::Options promql_options() {
  cxxopts::Options options{
      "obsgen promql",
      "Works on one PromQL expression: the argument, else all of standard input.\n"
      "  fmt      prints it formatted\n"
      "  parse    prints its syntax tree; with --format json also type, places and features "
      "needed\n"
      "  explain  says its type, what it reads, and which labels come out and why\n"
      "'functions' lists the functions and aggregators of PromQL, or describes one.\n"
      "Write '--' before an expression that begins with '-'."};
  options.custom_help("fmt|parse|explain|functions [options]");
  options.positional_help("[EXPRESSION|NAME]");
  options.add_options()  //
      ("batch",
       "answer each line of standard input, a JSON string or {\"expr\": ...}, with a line of "
       "JSON")                                                                    //
      ("template", "read Grafana's references: $name, ${name:format}, [[name]]")  //
      ("series",
       "labels of a metric that is read, such as 'up{job, zone?}' ('?': on some series only); may "
       "be given for several",
       cxxopts::value<std::string>(), "NAME{LABELS}");
  add_common(options);
  options.add_options(kPositional)("task", "", cxxopts::value<std::string>())(
      "expr", "", cxxopts::value<std::string>());
  options.parse_positional({"task", "expr"});
  return options;
}

std::variant<PromqlOptions::Task, UsageError> task_of(const cxxopts::ParseResult& result) {
  const auto task = text_of(result, "task");
  if (!task) return UsageError{"'promql' needs a task: fmt, parse, explain or functions"};
  if (*task == "fmt") return PromqlOptions::Task::Format;
  if (*task == "parse") return PromqlOptions::Task::Parse;
  if (*task == "explain") return PromqlOptions::Task::Explain;
  if (*task == "functions") return PromqlOptions::Task::Functions;
  return UsageError{fmt::format("'promql' does fmt, parse, explain or functions, not '{}'", *task)};
}

std::optional<UsageError> contradiction(const PromqlOptions& options,
                                        const cxxopts::ParseResult& result) {
  if (!result.unmatched().empty())
    return UsageError{fmt::format("one expression at a time; '{}' is one more: quote the first",
                                  result.unmatched().front())};
  if (options.input == PromqlOptions::Input::Batch && options.expr)
    return UsageError{"--batch reads expressions from standard input, not from the command line"};
  const bool batch = options.input == PromqlOptions::Input::Batch;
  if (!options.series.empty() && (batch || options.task != PromqlOptions::Task::Explain))
    return UsageError{"--series belongs to 'explain' without --batch"};
  const bool is_list = options.task == PromqlOptions::Task::Functions;
  if (is_list && (batch || options.dialect == PromqlOptions::Dialect::Template))
    return UsageError{"'functions' takes no --batch and no --template"};
  if (batch && options.dialect == PromqlOptions::Dialect::Template)
    return UsageError{"with --batch a line says \"template\": true itself"};
  return std::nullopt;
}

}  // namespace

Command parse_promql(const std::vector<const char*>& argv) {
  auto options = promql_options();
  const auto result = options.parse(static_cast<int>(argv.size()), argv.data());
  if (result.count("help") > 0) return Show{help_of(options)};
  auto common = common_of(result);
  if (auto* error = std::get_if<UsageError>(&common)) return std::move(*error);
  auto task = task_of(result);
  if (auto* error = std::get_if<UsageError>(&task)) return std::move(*error);
  PromqlOptions promql{.common = std::get<Common>(common),
                       .task = std::get<PromqlOptions::Task>(task),
                       .expr = text_of(result, "expr"),
                       .series = each_of(result, "series")};
  if (result.count("batch") > 0) promql.input = PromqlOptions::Input::Batch;
  if (result.count("template") > 0) promql.dialect = PromqlOptions::Dialect::Template;
  if (auto error = contradiction(promql, result)) return std::move(*error);
  return promql;
}

}  // namespace obsgen::cli
