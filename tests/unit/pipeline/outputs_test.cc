#include "pipeline/outputs.h"

#include <algorithm>
#include <array>
#include <set>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "pipeline/outputs/files.h"
#include "promql/parse.h"
#include "source_tree.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

using Names = std::vector<std::string>;

/// As `--only` is documented.
constexpr std::array<std::string_view, 4> kFamilies{"dashboards", "rules", "monitor", "runbooks"};

/// A plan of which every output makes something.
Plan plan_of(const std::string& name) {
  const auto expr = *promql::parse("toys").value;
  Plan plan{.dashboards = {{.uid = name + "-all"}},
            .handbook = {.title = name,
                         .runbooks = {{.alert = "Lost", .condition = expr, .query = expr}}}};
  plan.catalog.who.name = name;
  plan.catalog.scrape.helm.enabled = "metrics.enabled";
  return plan;
}

Names names(const OutputChoice& choice) {
  Names names;
  for (const Output* output : choice)
    names.emplace_back(output->name);
  return names;
}

Names chosen(const Names& words) { return names(*choose_outputs(words).value); }

}  // namespace

BOOST_AUTO_TEST_SUITE(outputs_table)

BOOST_AUTO_TEST_CASE(every_output_is_of_a_known_family_or_of_none) {
  const auto families = output_families();
  BOOST_TEST(families == std::vector<std::string_view>(kFamilies.begin(), kFamilies.end()),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_word_names_a_family_and_an_output_of_another_or_of_a_larger_one) {
  std::set<std::string_view> seen;
  for (const Output& output : outputs())
    BOOST_TEST_CONTEXT(output.name) {
      BOOST_TEST(seen.insert(output.name).second);
      if (std::ranges::find(kFamilies, output.name) == kFamilies.end()) continue;
      BOOST_TEST(output.family == output.name);
      BOOST_TEST(std::ranges::count(outputs(), output.family, &Output::family) == 1);
    }
}

BOOST_AUTO_TEST_CASE(what_an_output_needs_is_in_the_table) {
  for (const Output& output : outputs())
    for (const std::string_view need : output.needs)
      BOOST_TEST_CONTEXT(output.name << " needs " << need) {
        BOOST_TEST((std::ranges::find(outputs(), need, &Output::name) != outputs().end()));
      }
}

BOOST_AUTO_TEST_CASE(an_output_writes_paths_that_it_claims_and_no_other_does) {
  const std::vector<Plan> plans{plan_of("toy"), plan_of("toy-rules")};
  for (const Output& output : outputs())
    BOOST_TEST_CONTEXT(output.name) {
      Diagnostics diagnostics;
      const auto files = draft_files({&output}, {plans, {}}, diagnostics);
      BOOST_TEST(diagnostics.empty());
      BOOST_TEST(!files.empty());
      for (const DraftedFile& file : files) {
        const auto* claims = output_of(file.path);
        BOOST_TEST_REQUIRE(claims != nullptr, file.path);
        BOOST_TEST(claims->name == output.name, file.path);
      }
    }
}

BOOST_AUTO_TEST_CASE(no_two_files_of_a_run_have_one_path) {
  Diagnostics diagnostics;
  const std::vector<Plan> plans{plan_of("toy")};
  const auto files = draft_files(*choose_outputs({}).value, {plans, {}}, diagnostics);
  BOOST_TEST((std::ranges::adjacent_find(files, {}, &DraftedFile::path) == files.end()));
}

BOOST_AUTO_TEST_CASE(what_lies_in_a_folder_of_outputs_is_not_always_one) {
  for (const std::string_view path :
       {"alerts/toy.yaml", "alerts/-rules.yaml", "alerts/x/toy-rules.yaml", "toy-rules.yaml",
        "alerts/tests/toy-rules.yaml", "dashboards/.json", "docs/runbooks/README.txt"})
    BOOST_TEST(output_of(path) == nullptr, path);
}

BOOST_AUTO_TEST_CASE(the_places_of_outputs_come_from_their_paths) {
  BOOST_TEST((output_places() == std::vector<OutputPlace>{{"alerts", ".yaml"},
                                                          {"alerts/tests", ".yaml"},
                                                          {"dashboards", ".json"},
                                                          {"docs/runbooks", ".md"}}));
}

BOOST_AUTO_TEST_CASE(words_choose_families_and_single_outputs_with_what_they_refer_to) {
  struct Case {
    Names words, expected;
  };

  for (const auto& [words, expected] : {
           Case{{"dashboards"}, {"dashboards"}},
           Case{{"rules"}, {"prometheusrule", "rule-file", "rule-tests"}},
           Case{{"monitor", "monitor"}, {"servicemonitor", "helm-values"}},
           Case{{"runbooks"}, {"runbook-pages", "runbook-index"}},
           Case{{"helm-values", "prometheusrule"}, {"prometheusrule", "helm-values"}},
           Case{{"rule-tests"}, {"rule-file", "rule-tests"}},
           Case{{"kustomization"}, {"prometheusrule", "servicemonitor", "kustomization"}},
       })
    BOOST_TEST(chosen(words) == expected, boost::test_tools::per_element());
  BOOST_TEST(chosen({}).size() ==
             static_cast<std::size_t>(std::ranges::count(outputs(), Default::On, &Output::made)));
}

BOOST_AUTO_TEST_CASE(words_that_name_no_output_are_told_with_what_was_meant) {
  const auto choice = choose_outputs({"rules", "dashbord", "servicemonitors", "", "docs"});
  BOOST_TEST(!choice.value.has_value());
  BOOST_TEST(
      render_text({}, choice.diagnostics, Colour::Off) ==
      "obsgen: error: there is no output 'dashbord' [cli/unknown-output]\n"
      "  help: did you mean 'dashboards'?\n"
      "obsgen: error: there is no output 'servicemonitors' [cli/unknown-output]\n"
      "  help: did you mean 'servicemonitor'?\n"
      "obsgen: error: there is no output '' [cli/unknown-output]\n"
      "  help: outputs are dashboards, rules, monitor, runbooks, prometheusrule, rule-file, "
      "rule-tests, servicemonitor, helm-values, kustomization, runbook-pages, runbook-index\n"
      "obsgen: error: there is no output 'docs' [cli/unknown-output]\n"
      "  help: outputs are dashboards, rules, monitor, runbooks, prometheusrule, rule-file, "
      "rule-tests, servicemonitor, helm-values, kustomization, runbook-pages, runbook-index\n");
}

BOOST_AUTO_TEST_CASE(the_man_page_knows_every_output) {
  for (const auto& [path, text] : files_below("packaging", {".1"})) {
    std::string plain = text;
    std::erase(plain, '\\');
    for (const Output& output : outputs())
      BOOST_TEST(plain.find(output.name) != std::string::npos, path << ": " << output.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
