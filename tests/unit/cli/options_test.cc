#include "cli/options.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen::cli;

namespace {

std::string usage_error(const std::vector<std::string>& arguments) {
  const auto command = parse_command_line(arguments);
  const auto* error = std::get_if<UsageError>(&command);
  return error != nullptr ? error->message : "no error";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(generate_takes_catalogs_and_settings) {
  const auto command =
      parse_command_line({"generate", "a.yaml", "--out", "o", "--values=v,1.yaml", "--values",
                          "w.yaml", "--operator-version", "1.4.2", "--only", "rules,monitor",
                          "--check", "--format", "json", "--color", "never", "b.yaml"});
  const auto* generate = std::get_if<GenerateOptions>(&command);
  BOOST_TEST_REQUIRE(generate != nullptr);
  BOOST_TEST(generate->catalogs == (std::vector<std::string>{"a.yaml", "b.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(generate->out == "o");
  BOOST_TEST(generate->values == (std::vector<std::string>{"v,1.yaml", "w.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(generate->version.value() == "1.4.2");
  BOOST_TEST(generate->only == (std::vector<std::string>{"rules", "monitor"}),
             boost::test_tools::per_element());
  BOOST_TEST((generate->mode == GenerateOptions::Mode::Check));
  BOOST_TEST((generate->common.format == Format::Json));
  BOOST_TEST((generate->common.colour == ColourChoice::Never));
}

BOOST_AUTO_TEST_CASE(everything_has_a_default) {
  const auto command = parse_command_line({"generate"});
  const auto& generate = std::get<GenerateOptions>(command);
  BOOST_TEST(generate.catalogs.empty());
  BOOST_TEST(generate.out == ".");
  BOOST_TEST(generate.values.empty());
  BOOST_TEST((generate.mode == GenerateOptions::Mode::Write));
}

BOOST_AUTO_TEST_CASE(promql_takes_a_task_and_an_expression) {
  const auto command = parse_command_line(
      {"promql", "explain", "--series", "up{job, zone?}", "--series=x", "--template", "--", "-up"});
  const auto* promql = std::get_if<PromqlOptions>(&command);
  BOOST_TEST_REQUIRE(promql != nullptr);
  BOOST_TEST((promql->task == PromqlOptions::Task::Explain));
  BOOST_TEST((promql->dialect == PromqlOptions::Dialect::Template));
  BOOST_TEST((promql->input == PromqlOptions::Input::One));
  BOOST_TEST(promql->expr.value() == "-up");
  BOOST_TEST(promql->series == (std::vector<std::string>{"up{job, zone?}", "x"}),
             boost::test_tools::per_element());
  const auto batch = parse_command_line({"promql", "parse", "--batch"});
  BOOST_TEST((std::get<PromqlOptions>(batch).input == PromqlOptions::Input::Batch));
  BOOST_TEST(!std::get<PromqlOptions>(batch).expr.has_value());
}

BOOST_AUTO_TEST_CASE(promql_functions_takes_at_most_a_name) {
  const auto all = parse_command_line({"promql", "functions", "--format", "json"});
  BOOST_TEST((std::get<FunctionsOptions>(all).common.format == Format::Json));
  BOOST_TEST(!std::get<FunctionsOptions>(all).name.has_value());
  const auto one = parse_command_line({"promql", "functions", "rate"});
  BOOST_TEST(std::get<FunctionsOptions>(one).name.value() == "rate");
}

BOOST_AUTO_TEST_CASE(wrong_usage_is_told_with_what_would_be_right) {
  struct Case {
    std::vector<std::string> arguments;
    std::string_view message;
  };

  for (const auto& [arguments, message] :
       {Case{{}, "no command given; see 'obsgen help'"},
        Case{{"generat"}, "unknown command 'generat'; see 'obsgen help'"},
        Case{{"generate", "--only", "dashboard"},
             "--only: there is no output 'dashboard'; did you mean 'dashboards'?"},
        Case{{"generate", "--only", "rules,x"},
             "--only: there is no output 'x'; outputs are dashboards, rules, monitor, runbooks, "
             "prometheusrule, rule-file, rule-tests, servicemonitor, helm-values, kustomization, "
             "runbook-pages, runbook-index"},
        Case{{"generate", "--format", "yaml"}, "--format is text or json, not 'yaml'"},
        Case{{"generate", "--color", "yes"}, "--color is auto, always or never, not 'yes'"},
        Case{{"generate", "--ot", "x"}, "Option ‘ot’ does not exist; see 'obsgen generate --help'"},
        Case{{"promql"}, "'promql' needs a task: fmt, parse, explain or functions"},
        Case{{"promql", "format", "x"},
             "'promql' does fmt, parse, explain or functions, not 'format'"},
        Case{{"promql", "fmt", "a", "+", "b"},
             "one expression at a time; '+' is one more: quote the first"},
        Case{{"promql", "parse", "--batch", "x"},
             "--batch reads expressions from standard input, not from the command line"},
        Case{{"promql", "parse", "--series", "x", "x"},
             "--series belongs to 'explain' without --batch"},
        Case{{"promql", "parse", "--batch", "--template"},
             "with --batch a line says \"template\": true itself"},
        Case{{"promql", "functions", "--batch"}, "'functions' takes no --batch and no --template"},
        Case{{"promql", "functions", "--series", "x"},
             "--series belongs to 'explain' without --batch"},
        Case{{"promql", "fmt", "--flat"},
             "Option ‘flat’ does not exist; see 'obsgen promql --help'"},
        Case{{"generate", "--out"},
             "Option ‘out’ is missing an argument; see 'obsgen generate --help'"}})
    BOOST_TEST_CONTEXT(message) { BOOST_TEST(usage_error(arguments) == message); }
}

BOOST_AUTO_TEST_CASE(help_and_version_are_shown) {
  const auto help = parse_command_line({"help"});
  BOOST_TEST(std::get<Show>(help).text.find("Usage: obsgen COMMAND") != std::string::npos);
  const auto generate = parse_command_line({"generate", "--help"});
  const auto& text = std::get<Show>(generate).text;
  for (const std::string_view option :
       {"--out DIR", "--values FILE", "--operator-version VERSION", "--only KINDS", "--check"})
    BOOST_TEST(text.find(option) != std::string::npos, option);
  BOOST_TEST(text.find("--catalogs") == std::string::npos);
  BOOST_TEST(std::get<Show>(parse_command_line({"--version"})).text.starts_with("obsgen "));
}

BOOST_AUTO_TEST_SUITE_END()
