#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <json/json.h>

#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/tree.h"
#include "promql/types.h"

// Tables of expressions in tests/unit/promql/tables: valid ones with the type, tree and gates that
// Prometheus finds in them and our prints, and invalid ones with our problems.
using namespace obsgen;
using namespace obsgen::promql;

namespace {

std::vector<Json::Value> rows(const std::string& name) {
  std::ifstream file{OBSGEN_SOURCE_DIR "/tests/unit/promql/tables/" + name};
  std::vector<Json::Value> read;
  for (std::string line; std::getline(file, line);) {
    std::istringstream stream{line};
    Json::Value row;
    stream >> row;
    read.push_back(std::move(row));
  }
  BOOST_TEST_REQUIRE(!read.empty());
  return read;
}

std::vector<std::string> strings(const Json::Value& list) {
  std::vector<std::string> all;
  for (const Json::Value& entry : list)
    all.push_back(entry.asString());
  return all;
}

std::string shown(const Diagnostic& d) {
  return fmt::format("{}-{} {}: {}{}{}", d.place.span.begin, d.place.span.end, d.code, d.message,
                     d.help.empty() ? "" : " | ", d.help);
}

void check_valid(const Json::Value& row) {
  const std::string text = row["expr"].asString();
  const auto parsed = parse(text);
  BOOST_TEST_REQUIRE(parsed.ok());
  const Expr& expr = *parsed.value;
  BOOST_TEST(api_name(type_of(expr)) == row["type"].asString());
  BOOST_TEST(dump(expr) == row["ast"].asString());
  BOOST_TEST(print(expr) == row["print"].asString());
  BOOST_TEST(pretty(expr) == row.get("pretty", row["print"]).asString());
  std::vector<std::string> gates;
  for (const Gate gate : needed_gates(expr))
    gates.emplace_back(to_string(gate));
  BOOST_TEST(gates == strings(row["needs"]), boost::test_tools::per_element());
  for (const std::string& printed : {print(expr), pretty(expr)}) {
    const auto again = parse(printed);
    BOOST_TEST_REQUIRE(again.ok());
    BOOST_TEST((*again.value == expr));
    BOOST_TEST(dump(*again.value) == dump(expr));
  }
  for_each_expr(expr, [&](const Expr& node) {
    BOOST_TEST(node.span.begin < node.span.end);
    BOOST_TEST(node.span.end <= text.size());
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_tables)

BOOST_AUTO_TEST_CASE(valid_expressions_are_read_as_prometheus_reads_them) {
  for (const Json::Value& row : rows("valid.jsonl"))
    BOOST_TEST_CONTEXT(row["expr"].asString()) { check_valid(row); }
}

BOOST_AUTO_TEST_CASE(invalid_expressions_are_refused_with_a_place_and_a_reason) {
  for (const Json::Value& row : rows("invalid.jsonl")) {
    const auto parsed = parse(row["expr"].asString());
    std::vector<std::string> problems;
    for (const Diagnostic& diagnostic : parsed.diagnostics)
      problems.push_back(shown(diagnostic));
    BOOST_TEST_CONTEXT(row["expr"].asString()) {
      BOOST_TEST(!parsed.ok());
      BOOST_TEST(problems == strings(row["problems"]), boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
