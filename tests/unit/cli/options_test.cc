#include <boost/test/unit_test.hpp>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/options_check.h"
#include "cli/options_generate.h"
#include "cli/options_promql.h"

using namespace obsgen::cli;

namespace {

/// What a command is given; a wrong command line is a failure of the test.
Given given(std::string_view name, const std::vector<std::string>& arguments) {
  const auto command = std::ranges::find(commands(), name, &Command::name);
  BOOST_TEST_REQUIRE((command != commands().end()));
  const auto read = read_command_line(*command, arguments);
  if (const auto* error = std::get_if<UsageError>(&read)) {
    BOOST_FAIL(error->message);
  }
  return std::get<Given>(read);
}

PromqlOptions promql(const std::vector<std::string>& arguments) {
  return std::get<PromqlOptions>(read_promql_options(given("promql", arguments)));
}

FunctionsOptions functions(const std::vector<std::string>& arguments) {
  return std::get<FunctionsOptions>(read_promql_options(given("promql", arguments)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(generate_takes_catalogs_and_settings) {
  const auto generate = read_generate_options(given(
      "generate", {"a,b.yaml", "--out", "o", "--values=v,1.yaml", "--values", "w.yaml",
                   "--operator-version", "1.4.2", "--only", "rules,monitor", "--only=runbooks",
                   "--check", "--format", "json", "--color", "never", "c.yaml"}));
  BOOST_TEST(generate.catalogs == (std::vector<std::string>{"a,b.yaml", "c.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(generate.out == "o");
  BOOST_TEST(generate.values == (std::vector<std::string>{"v,1.yaml", "w.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(generate.version.value() == "1.4.2");
  BOOST_TEST(generate.only == (std::vector<std::string>{"rules", "monitor", "runbooks"}),
             boost::test_tools::per_element());
  BOOST_TEST((generate.mode == GenerateOptions::Mode::Check));
  BOOST_TEST((generate.common.format == Format::Json));
  BOOST_TEST((generate.common.colour == ColourChoice::Never));
}

BOOST_AUTO_TEST_CASE(check_takes_catalogs_and_settings_or_tells_of_checks) {
  const auto check = std::get<CheckOptions>(read_check_options(
      given("check", {"a.yaml", "--values", "v.yaml", "--operator-version=1.4.2", "b.yaml"})));
  BOOST_TEST(check.catalogs == (std::vector<std::string>{"a.yaml", "b.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(check.values == (std::vector<std::string>{"v.yaml"}),
             boost::test_tools::per_element());
  BOOST_TEST(check.version.value() == "1.4.2");
  BOOST_TEST((check.fail_on == obsgen::Severity::Error));
  BOOST_TEST(check.selected.empty());
  BOOST_TEST(check.ignored.empty());
  const auto all = std::get<ChecksOptions>(read_check_options(given("check", {"--list"})));
  BOOST_TEST(!all.code.has_value());
  const auto one =
      std::get<ChecksOptions>(read_check_options(given("check", {"--explain", "yaml/tab"})));
  BOOST_TEST(one.code.value() == "yaml/tab");
}

BOOST_AUTO_TEST_CASE(check_may_be_asked_about_some_problems) {
  const auto check = std::get<CheckOptions>(read_check_options(
      given("check", {"--fail-on", "warning", "--select", "promql,alert/duplicate",
                      "--select=rule/*", "--ignore", "test"})));
  BOOST_TEST((check.fail_on == obsgen::Severity::Warning));
  BOOST_TEST(check.selected == (std::vector<std::string>{"promql", "alert/duplicate", "rule/*"}),
             boost::test_tools::per_element());
  BOOST_TEST(check.ignored == (std::vector<std::string>{"test"}), boost::test_tools::per_element());
  const auto mildest =
      std::get<CheckOptions>(read_check_options(given("check", {"--fail-on=info"})));
  BOOST_TEST((mildest.fail_on == obsgen::Severity::Info));
}

BOOST_AUTO_TEST_CASE(everything_has_a_default) {
  const auto generate = read_generate_options(given("generate", {}));
  BOOST_TEST(generate.catalogs.empty());
  BOOST_TEST(generate.out == ".");
  BOOST_TEST(generate.values.empty());
  BOOST_TEST(!generate.version.has_value());
  BOOST_TEST((generate.mode == GenerateOptions::Mode::Write));
  BOOST_TEST((generate.common.format == Format::Text));
  BOOST_TEST((generate.common.colour == ColourChoice::Auto));
}

BOOST_AUTO_TEST_CASE(promql_takes_a_task_and_an_expression) {
  const auto one =
      promql({"explain", "--series", "up{job, zone?}", "--series=x", "--template", "--", "-up"});
  BOOST_TEST((one.task == PromqlOptions::Task::Explain));
  BOOST_TEST((one.dialect == PromqlOptions::Dialect::Template));
  BOOST_TEST((one.input == PromqlOptions::Input::One));
  BOOST_TEST(one.expr.value() == "-up");
  BOOST_TEST(one.series == (std::vector<std::string>{"up{job, zone?}", "x"}),
             boost::test_tools::per_element());
  const auto batch = promql({"parse", "--batch"});
  BOOST_TEST((batch.input == PromqlOptions::Input::Batch));
  BOOST_TEST((batch.task == PromqlOptions::Task::Parse));
  BOOST_TEST(!batch.expr.has_value());
}

BOOST_AUTO_TEST_CASE(promql_functions_takes_at_most_a_name) {
  const auto all = functions({"functions", "--format", "json"});
  BOOST_TEST((all.common.format == Format::Json));
  BOOST_TEST(!all.name.has_value());
  BOOST_TEST(functions({"functions", "rate"}).name.value() == "rate");
}

BOOST_AUTO_TEST_CASE(a_command_is_described_whole) {
  for (const Command& command : commands())
    BOOST_TEST_CONTEXT(command.name) {
      BOOST_TEST(!command.description.empty());
      BOOST_TEST((command.run != nullptr));
      for (const Option& option : command.options) {
        BOOST_TEST(!option.summary.empty(), option.name);
        BOOST_TEST(option.value.empty() == (option.takes == Takes::Nothing), option.name);
        BOOST_TEST((find_option(command, option.name) == &option), option.name);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
