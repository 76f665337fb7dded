#include "pipeline/check.h"

#include <map>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "loader.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

using Files = std::map<std::string, std::string>;

constexpr std::string_view kReleases =
    "components: {\"1.0\": {go: \"1.24\"}, \"1.1\": {go: \"1.25\"}, \"1.2\": {go: \"1.25\"}}\n";

/// A catalog with these signals; its second metric goes with release 1.2.
std::string toy(std::string_view releases, std::string_view signals,
                std::string_view name = "toy") {
  return "catalog: 1\noperator: {name: " + std::string{name} +
         ", title: Toy, alert_prefix: Toy, namespace: toys}\n"
         "scrape: {service: {app: toy}, port: http}\n" +
         std::string{releases} +
         "metrics:\n"
         "  - {name: toys, type: gauge, help: Toys.}\n"
         "  - {name: toys_sold, type: gauge, help: Toys sold., until: \"1.2\"}\n"
         "dashboards: [{name: all, title: All, rows: [{title: Rest, rest: true}]}]\n" +
         std::string{signals};
}

struct Run {
  Outcome<Checked> outcome{};
  std::string problems{};
};

Run run(const Files& files, const CheckRequest& request) {
  Sources sources;
  const catalog::Search search{.load = test::loader([&](const std::string& path) {
                                 const auto it = files.find(path);
                                 return it == files.end() ? std::nullopt
                                                          : std::optional{it->second};
                               })};
  auto outcome = check_catalogs(request, search, sources);
  auto problems = render_text(sources, outcome.diagnostics, Colour::Off);
  return {std::move(outcome), std::move(problems)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check)

BOOST_AUTO_TEST_CASE(every_release_is_checked_and_told_oldest_first) {
  const auto result = run({{"toy.yaml", toy(kReleases, "")}}, {.catalogs = {"toy.yaml"}});
  BOOST_TEST(result.problems == "");
  BOOST_TEST((result.outcome.value.value() ==
              Checked{{"toy.yaml", "toy", {"1.0", "1.1", "1.2"}, {.metrics = 2, .panels = 2}}}));
}

BOOST_AUTO_TEST_CASE(a_catalog_without_releases_is_checked_as_its_newest) {
  const auto result = run({{"toy.yaml", toy("", "")}}, {.catalogs = {"toy.yaml"}});
  BOOST_TEST(result.problems == "");
  BOOST_TEST((result.outcome.value.value() ==
              Checked{{"toy.yaml", "toy", {}, {.metrics = 2, .panels = 1}}}));
}

BOOST_AUTO_TEST_CASE(one_release_may_be_asked_for) {
  const auto result =
      run({{"toy.yaml", toy(kReleases, "")}}, {.catalogs = {"toy.yaml"}, .version = "1.1"});
  BOOST_TEST(result.problems == "");
  BOOST_TEST((result.outcome.value.value() ==
              Checked{{"toy.yaml", "toy", {"1.1"}, {.metrics = 2, .panels = 2}}}));
}

BOOST_AUTO_TEST_CASE(what_all_releases_share_is_told_once) {
  const auto result =
      run({{"toy.yaml", toy(kReleases, "signals: {a: {expr: 'sum by (zone) (toys)'}}\n")}},
          {.catalogs = {"toy.yaml"}});
  BOOST_TEST(result.outcome.diagnostics.size() == 1U);
  BOOST_TEST(result.problems.find("  note: in release") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_some_releases_have_says_which) {
  const auto result =
      run({{"toy.yaml", toy(kReleases, "signals: {a: {expr: 'sum by (zone) (toys_sold)'}}\n")}},
          {.catalogs = {"toy.yaml"}});
  BOOST_TEST(result.problems ==
             "toy.yaml:9:30: error: no metric here has a label 'zone' [promql/unknown-label]\n"
             "signals: {a: {expr: 'sum by (zone) (toys_sold)'}}\n"
             "                             ^^^^\n"
             "  note: in releases 1.0, 1.1\n");
}

BOOST_AUTO_TEST_CASE(operators_that_cannot_be_told_apart_are_refused) {
  const auto result =
      run({{"a.yaml", toy("", "")}, {"b.yaml", toy("", "")}}, {.catalogs = {"a.yaml", "b.yaml"}});
  BOOST_TEST(result.problems ==
             "b.yaml:2:11: error: two catalogs of this run describe operator 'toy' "
             "[catalog/duplicate-operator]\n"
             "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"
             "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
             "a.yaml:2:11: note: first described here\n"
             "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"
             "          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
             "  help: give each operator its own name: the names of its files come from it\n");
}

BOOST_AUTO_TEST_CASE(what_was_found_is_counted) {
  const auto result =
      run({{"toy.yaml", toy(kReleases, "signals: {a: {expr: 'sum by (zone) (toys)'}}\n")}},
          {.catalogs = {"toy.yaml"}});
  const auto& toy = result.outcome.value.value().front();
  BOOST_TEST((toy.counts == CatalogCounts{.metrics = 2, .signals = 1}));
  BOOST_TEST((toy.problems == ProblemCounts{.errors = 1}));
}

BOOST_AUTO_TEST_CASE(a_wrong_request_has_no_value) {
  const auto result = run({{"toy.yaml", toy("", "")}},
                          {.catalogs = {"toy.yaml"}, .overlays = {"mine"}, .version = "new"});
  BOOST_TEST(!result.outcome.value.has_value());
  BOOST_TEST(result.problems ==
             "obsgen: error: 'new' is no version of an operator [cli/version]\n"
             "  help: write it as 1.4.2\n"
             "obsgen: error: cannot read mine: No such file or directory [cli/unreadable-file]\n");
}

BOOST_AUTO_TEST_SUITE_END()
