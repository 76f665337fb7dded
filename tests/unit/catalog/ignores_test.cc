#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog::test;

namespace {

std::string text_of(const Read& read, Place place) {
  return read.sources[place.file].text.substr(place.span.begin, place.span.size());
}

/// Each acceptance as `code: item`, by what its item begins with.
std::vector<std::string> accepted(const Read& read) {
  std::vector<std::string> all;
  for (const model::Suppression& one : read.outcome.value.value().suppressions)
    all.push_back(fmt::format("{}: {}", one.code, text_of(read, one.name).substr(0, 12)));
  return all;
}

constexpr std::string_view kEverywhere =
    "metrics: [{name: toys, type: gauge, help: It., ignore: [{code: a, reason: R.}]}]\n"
    "signals: {made: {expr: sum(toys), ignore: [{code: b, reason: R.}]}}\n"
    "records: [{name: \"a:b\", signal: made, ignore: [{code: c, reason: R.}]}]\n"
    "alerts: [{name: Few, signal: made, below: 1, summary: S., description: D., ignore: [{code: "
    "d, reason: R.}]}]\n"
    "rows: {own: {title: Own, ignore: [{code: e, reason: R.}], panels: [{signal: made, ignore: "
    "[{code: f, reason: R.}]}]}}\n"
    "dashboards: [{name: main, title: M, ignore: [{code: g, reason: R.}], rows: [{title: Rest, "
    "rest: true, ignore: [{code: h, reason: R.}]}, {title: P, panels: [{signal: made, id: x, "
    "ignore: [{code: i, reason: R.}]}]}]}]\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(ignores)

BOOST_AUTO_TEST_CASE(every_item_may_accept_problems) {
  const auto read = read_text(with_head(kEverywhere));
  BOOST_TEST(read.problems() == "");
  const std::vector<std::string> expected{"a: {name: toys,", "b: made",         "c: {name: \"a:b\"",
                                          "d: {name: Few, ", "e: own",          "f: {signal: mad",
                                          "g: {name: main,", "h: {title: Rest", "i: {signal: mad"};
  BOOST_TEST(accepted(read) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_entry_says_why_and_until_when) {
  const auto read = read_text(with_head(
      "metrics:\n  - name: toys\n    type: gauge\n    help: It.\n    ignore:\n"
      "      - code: promql/no-match\n        reason: |\n          It is\n          known.\n"
      "        until: 2027-01-31\n"));
  BOOST_TEST(read.problems() == "");
  const auto& one = read.outcome.value.value().suppressions.at(0);
  BOOST_TEST(one.reason == "It is\nknown.");
  BOOST_TEST((one.until == Day{2027, 1, 31}));
  BOOST_TEST(one.library == "");
  BOOST_TEST(text_of(read, one.code_place) == "promql/no-match");
  BOOST_TEST(text_of(read, one.until_place) == "2027-01-31");
}

BOOST_AUTO_TEST_CASE(an_entry_of_a_library_knows_it) {
  const auto read = read_files(
      {{"catalog.yaml", with_head("include: [lib.yaml]\n")},
       {"lib.yaml",
        "catalog: 1\nlibrary: toys\nmetrics: [{name: toys, type: gauge, help: It., ignore: [{code: "
        "a, reason: R.}]}]\n"}});
  BOOST_TEST(read.problems() == "");
  BOOST_TEST(read.outcome.value.value().suppressions.at(0).library == "toys");
}

BOOST_AUTO_TEST_CASE(an_entry_needs_a_reason) {
  const auto read = read_text(
      with_head("metrics: [{name: toys, type: gauge, help: It., ignore: [{code: a}]}]\n"));
  BOOST_TEST(read.problems() ==
             "catalog.yaml:4:57: error: an entry of 'ignore' needs 'reason' [catalog/missing-key]\n"
             "metrics: [{name: toys, type: gauge, help: It., ignore: [{code: a}]}]\n"
             "                                                        ^^^^^^^^^\n");
}

BOOST_AUTO_TEST_CASE(a_day_that_is_none_is_refused) {
  const auto read =
      read_text(with_head("metrics:\n  - name: toys\n    type: gauge\n    help: It.\n    ignore:\n"
                          "      - {code: a, reason: R., until: 2027-02-29}\n      - {code: b, "
                          "reason: R., until: [1]}\n"));
  BOOST_TEST(read.problems() ==
             "catalog.yaml:9:38: error: '2027-02-29' is no day [catalog/day]\n"
             "      - {code: a, reason: R., until: 2027-02-29}\n"
             "                                     ^^^^^^^^^^\n"
             "  help: write it as 2027-01-31\n"
             "catalog.yaml:10:38: error: expected a day, found a list [catalog/wrong-type]\n"
             "      - {code: b, reason: R., until: [1]}\n"
             "                                     ^^^\n");
}

BOOST_AUTO_TEST_CASE(only_items_have_the_list) {
  const auto read =
      read_text(with_head("labels: {zone: {help: It., ignore: [{code: a, reason: R.}]}}\n"));
  BOOST_TEST(read.problems().find("a label has no key 'ignore' [catalog/unknown-key]") !=
                 std::string::npos,
             read.problems());
}

BOOST_AUTO_TEST_SUITE_END()
