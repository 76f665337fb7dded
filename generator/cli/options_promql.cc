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

constexpr std::string_view kStraySeries = "--series belongs to 'explain' without --batch";

bool is_given(const cxxopts::ParseResult& result, const char* option) {
  return result.count(option) > 0;
}

std::variant<PromqlOptions::Task, UsageError> task_of(const std::string& task) {
  if (task == "fmt") return PromqlOptions::Task::Format;
  if (task == "parse") return PromqlOptions::Task::Parse;
  if (task == "explain") return PromqlOptions::Task::Explain;
  return UsageError{fmt::format("'promql' does fmt, parse, explain or functions, not '{}'", task)};
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

Command expression_command(Common common, PromqlOptions::Task task,
                           const cxxopts::ParseResult& result) {
  PromqlOptions promql{.common = common,
                       .task = task,
                       .expr = text_of(result, "expr"),
                       .series = each_of(result, "series")};
  if (is_given(result, "batch")) promql.input = PromqlOptions::Input::Batch;
  if (is_given(result, "template")) promql.dialect = PromqlOptions::Dialect::Template;
  if (auto error = contradiction(promql)) return std::move(*error);
  return promql;
}

Command functions_command(Common common, const cxxopts::ParseResult& result) {
  if (is_given(result, "series")) return UsageError{std::string{kStraySeries}};
  if (is_given(result, "batch") || is_given(result, "template"))
    return UsageError{"'functions' takes no --batch and no --template"};
  return FunctionsOptions{.common = common, .name = text_of(result, "expr")};
}

}  // namespace

Command parse_promql(const std::vector<const char*>& argv) {
  auto options = promql_options();
  const auto result = options.parse(static_cast<int>(argv.size()), argv.data());
  if (result.count("help") > 0) return Show{help_of(options)};
  auto common = common_of(result);
  if (auto* error = std::get_if<UsageError>(&common)) return std::move(*error);
  const auto name = text_of(result, "task");
  if (!name) return UsageError{"'promql' needs a task: fmt, parse, explain or functions"};
  if (!result.unmatched().empty())
    return UsageError{fmt::format("one expression at a time; '{}' is one more: quote the first",
                                  result.unmatched().front())};
  if (*name == "functions") return functions_command(std::get<Common>(common), result);
  auto task = task_of(*name);
  if (auto* error = std::get_if<UsageError>(&task)) return std::move(*error);
  return expression_command(std::get<Common>(common), std::get<PromqlOptions::Task>(task), result);
}

}  // namespace obsgen::cli
