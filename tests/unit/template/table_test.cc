#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <json/json.h>

#include "../../fuzz/template/property.h"
#include "read.h"
#include "show.h"
#include "template/print.h"

// Tables of texts of alerts: those that Go takes, with their trees, and those that it refuses, with
// our words. tests/differential asks Go about the same tables.
using namespace obsgen;
using namespace obsgen::templates;

namespace {

std::vector<Json::Value> rows(const std::string& name) {
  std::ifstream file{OBSGEN_SOURCE_DIR "/tests/unit/template/tables/" + name};
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

}  // namespace

BOOST_AUTO_TEST_CASE(texts_that_go_takes_are_read_as_trees_that_print_as_they_were_written) {
  for (const Json::Value& row : rows("accepted.jsonl")) {
    const std::string text = row["text"].asString();
    BOOST_TEST_CONTEXT(text) {
      const Template source = test::read(text);
      BOOST_TEST(test::show(source.nodes) == row["tree"].asString());
      BOOST_TEST(print(source) == text);
      BOOST_TEST((test::read(print(source)) == source));
      BOOST_TEST(broken_property(text) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_that_go_refuses_are_refused_with_a_place_and_a_reason) {
  for (const Json::Value& row : rows("refused.jsonl")) {
    const std::string text = row["text"].asString();
    BOOST_TEST_CONTEXT(text) {
      const auto outcome = parse_template(test::whole(text));
      BOOST_TEST(!outcome.ok());
      BOOST_TEST(render_text({{"t", text}}, in_order(outcome.diagnostics), Colour::Off) ==
                 row["problems"].asString());
      BOOST_TEST(broken_property(text) == "");
    }
  }
}
