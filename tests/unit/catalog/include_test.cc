#include <boost/test/unit_test.hpp>

#include "catalog/link/paths.h"
#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog;
using namespace obsgen::catalog::test;

namespace {

std::string library(std::string_view name, std::string_view body) {
  return std::string{"catalog: 1\nlibrary: "}.append(name).append("\n").append(body);
}

std::string metric(std::string_view name, std::string_view more = "") {
  return std::string{"metrics: [{name: "}
      .append(name)
      .append(", type: gauge, help: It.")
      .append(more)
      .append("}]\n");
}

std::vector<std::string> metric_names(const model::Catalog& catalog) {
  std::vector<std::string> names;
  for (const model::Metric& m : catalog.metrics)
    names.push_back(m.name);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(includes)

BOOST_AUTO_TEST_CASE(what_is_included_comes_first_and_once) {
  const auto catalog =
      good(Files{{"catalog.yaml", with_head("include: [lib/a.yaml, lib/b.yaml]\n" + metric("own"))},
                 {"lib/a.yaml", library("a", "include: [base.yaml]\n" + metric("a"))},
                 {"lib/b.yaml", library("b", "include: [./base.yaml]\n" + metric("b"))},
                 {"lib/base.yaml", library("base", metric("base"))}});
  const auto names = metric_names(catalog);
  const std::vector<std::string> expected{"base", "a", "b", "own"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  BOOST_TEST(catalog.metrics[1].library == "a");
  BOOST_TEST(catalog.metrics[3].library == "");
  BOOST_TEST(catalog.libraries.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_an_earlier_file_includes_comes_before_it_though_it_is_asked_for_later) {
  const auto catalog = good(Files{{"catalog.yaml", with_head("include: [a.yaml, b.yaml]\n")},
                                  {"a.yaml", library("a", "include: [b.yaml]\n" + metric("a"))},
                                  {"b.yaml", library("b", metric("b"))}});
  const auto names = metric_names(catalog);
  const std::vector<std::string> expected{"b", "a"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_beside_wins_over_an_installed_one) {
  const Files files{{"catalog.yaml", with_head("include: [a.yaml, b.yaml]\n")},
                    {"a.yaml", library("a", metric("near"))},
                    {"/usr/share/one/a.yaml", library("a", metric("far"))},
                    {"/usr/share/two/b.yaml", library("b", metric("installed"))}};
  const auto read = read_files(files, {"/usr/share/one", "/usr/share/two/"});
  BOOST_TEST_REQUIRE(read.problems() == "");
  const auto names = metric_names(*read.outcome.value);
  const std::vector<std::string> expected{"near", "installed"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  BOOST_TEST(read.sources[2].path == "/usr/share/two/b.yaml");
}

BOOST_AUTO_TEST_CASE(an_include_that_is_nowhere_tells_where_it_was_looked_for) {
  const auto read =
      read_files({{"catalog.yaml", with_head("include: [a.yaml]\n")}}, {"/usr/share"});
  BOOST_TEST(read.problems() ==
             "catalog.yaml:4:11: error: there is no 'a.yaml' [catalog/include-missing]\n"
             "include: [a.yaml]\n"
             "          ^^^^^^\n"
             "  note: looked for 'a.yaml'\n"
             "  note: looked for '/usr/share/a.yaml'\n");
}

BOOST_AUTO_TEST_CASE(an_include_that_is_there_and_cannot_be_read_is_not_looked_for_elsewhere) {
  const std::map<std::string, Loaded> files{
      {"catalog.yaml", with_head("include: [a.yaml]\n")},
      {"a.yaml", IoError{"cannot read a.yaml: Permission denied"}},
      {"/usr/share/a.yaml", library("a", metric("installed"))}};
  Read read;
  read.outcome = read_catalog(
      "catalog.yaml", {[&](const std::string& path) { return files.at(path); }, {"/usr/share"}},
      read.sources);
  BOOST_TEST(read.problems() ==
             "catalog.yaml:4:11: error: cannot read a.yaml: Permission denied "
             "[catalog/include-unreadable]\n"
             "include: [a.yaml]\n"
             "          ^^^^^^\n");
}

BOOST_AUTO_TEST_CASE(an_override_takes_the_place_of_the_first) {
  const auto catalog = good(
      Files{{"catalog.yaml", with_head("include: [a.yaml]\n" + metric("one", ", override: true"))},
            {"a.yaml", library("a",
                               "metrics: [{name: one, type: counter, help: It.}, {name: two, type: "
                               "gauge, help: It.}]\n")}});
  const auto names = metric_names(catalog);
  const std::vector<std::string> expected{"one", "two"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  BOOST_CHECK(catalog.metrics[0].type == model::MetricType::Gauge);
  BOOST_TEST(catalog.metrics[0].library == "");
}

BOOST_AUTO_TEST_CASE(labels_belong_to_their_file) {
  const auto read = read_files(
      {{"catalog.yaml", with_head("include: [a.yaml]\n" + metric("own", ", labels: [zone]"))},
       {"a.yaml", library("a", "labels: {zone: {}}\n" + metric("a", ", labels: [zone]"))}});
  BOOST_TEST(read.problems() ==
             "catalog.yaml:5:56: error: the label 'zone' is not declared in this file "
             "[catalog/unknown-label]\n"
             "metrics: [{name: own, type: gauge, help: It., labels: [zone]}]\n"
             "                                                       ^^^^\n");
}

BOOST_AUTO_TEST_CASE(signals_and_rows_are_seen_from_every_file) {
  const auto read = read_files(
      {{"catalog.yaml", with_head("include: [a.yaml]\n"
                                  "signals: {own: {expr: a}}\n"
                                  "dashboards: [{name: main, title: Main, rows: [{use: a/row}, "
                                  "{title: Own, panels: [{signal: lib}]}]}]\n")},
       {"a.yaml",
        library("a", metric("a") + "signals: {lib: {expr: a}}\n"
                                   "rows: {row: {title: Row, panels: [{metric: a}]}}\n")}});
  BOOST_TEST(read.problems() == "");
}

BOOST_AUTO_TEST_CASE(paths_are_put_together_as_texts) {
  struct Case {
    std::string_view base, path, expected;
  };

  for (const auto& [base, path, expected] :
       {Case{"catalog.yaml", "lib/a.yaml", "lib/a.yaml"},
        Case{"x/catalog.yaml", "../lib/./a.yaml", "lib/a.yaml"},
        Case{"x/catalog.yaml", "../../a.yaml", "../a.yaml"},
        Case{"/x/catalog.yaml", "../../a.yaml", "/a.yaml"},
        Case{"./x//y/catalog.yaml", "a.yaml", "x/y/a.yaml"}})
    BOOST_TEST_CONTEXT(base << " " << path) { BOOST_TEST(path_beside(base, path) == expected); }
  BOOST_TEST(path_below("/usr/share/", "lib/a.yaml") == "/usr/share/lib/a.yaml");
}

BOOST_AUTO_TEST_SUITE_END()
