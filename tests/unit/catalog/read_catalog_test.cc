#include "catalog/read_catalog.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "describe.h"
#include "full_catalog.h"
#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog;
using namespace obsgen::catalog::test;

BOOST_AUTO_TEST_SUITE(read_catalog_files)

BOOST_AUTO_TEST_CASE(every_key_of_the_format_is_read) {
  const auto catalog = good(full_catalog());
  const std::string path = OBSGEN_SOURCE_DIR "/tests/golden/catalog/full/expected.txt";
  const auto found = describe(catalog);
  if (std::getenv("OBSGEN_UPDATE_GOLDEN") != nullptr)
    std::ofstream{path, std::ios::binary} << found;
  std::ifstream in{path, std::ios::binary};
  const std::string expected{std::istreambuf_iterator<char>{in}, {}};
  BOOST_TEST(found == expected, "other than " << path << " (make golden takes it over):\n"
                                              << found);
  BOOST_TEST(catalog.path == "catalog.yaml");
}

BOOST_AUTO_TEST_CASE(the_smallest_catalog_has_defaults) {
  BOOST_TEST(describe(good(std::string{kHead})) ==
             "operator toy title=Toy prefix=Toy namespace=toys\n"
             "scrape app=toy port=http path=/metrics interval=30s timeout=10s\n");
}

BOOST_AUTO_TEST_CASE(the_default_timeout_is_at_most_the_interval) {
  const auto catalog = good(
      "catalog: 1\noperator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"
      "scrape: {service: {app: toy}, port: http, interval: 5s}\n");
  BOOST_TEST(model::to_string(catalog.scrape.timeout) == "5s");
}

BOOST_AUTO_TEST_CASE(the_smallest_metric_has_a_name_a_type_and_a_help) {
  const auto catalog = good(with_head("metrics: [{name: toys, type: gauge, help: Toys.}]\n"));
  BOOST_TEST(catalog.metrics.size() == 1U);
  BOOST_TEST(describe(catalog).find("metric toys gauge unit=none help=Toys. replicas=own\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(places_are_those_of_the_names) {
  const auto text = with_head(
      "metrics: [{type: gauge, help: Toys., name: toys}]\n"
      "signals: {many: {expr: toys > 3}}\n");
  const auto catalog = good(text);
  const auto at = [&](Place place) { return text.substr(place.span.begin, place.span.size()); };
  BOOST_TEST(at(catalog.metrics.front().place) == "toys");
  BOOST_TEST(at(catalog.signals.front().place) == "many");
}

BOOST_AUTO_TEST_CASE(an_expression_leads_back_to_its_bytes) {
  const auto text = with_head(
      "metrics: [{name: toys, type: gauge, help: Toys.}]\n"
      "signals:\n"
      "  many:\n"
      "    expr: |\n"
      "      sum(toys)\n"
      "        > 3\n");
  const auto catalog = good(text);
  const auto& definition = std::get<model::ExprDefinition>(catalog.signals.front().definition);
  const auto place = place_in_file(definition.source, definition.expr.span);
  BOOST_TEST(text.substr(place.span.begin, place.span.size()) == "sum(toys)\n        > 3");
}

BOOST_AUTO_TEST_CASE(files_are_listed_in_the_order_of_reading) {
  const auto read = read_files(full_catalog());
  BOOST_TEST_REQUIRE(read.sources.size() == 2U);
  BOOST_TEST(read.sources[0].path == "catalog.yaml");
  BOOST_TEST(read.sources[1].path == "box.yaml");
  BOOST_TEST(read.outcome.ok());
}

BOOST_AUTO_TEST_SUITE_END()
