#include "document/diff.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "document/read_json.h"

using namespace obsgen;
using namespace obsgen::document;

namespace {

Value json(std::string text) {
  return value_of(read_json({.path = "test.json", .text = std::move(text)}, 0).value.value());
}

/// `path: before -> after`, one a line.
std::string diff(const std::string& before, const std::string& after) {
  std::string out;
  for (const Change& change : semantic_diff(json(before), json(after))) {
    out += (out.empty() ? "" : "\n") + change.path + ": " + change.before + " -> " + change.after;
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(semantic_differences)

BOOST_AUTO_TEST_CASE(each_difference_has_its_path_and_both_texts) {
  struct Case {
    std::string before, after, changes;
  };

  const Case cases[] = {
      {R"({"a": 1, "b": [1, 2]})", R"({"b": [1, 2], "a": 1})", ""},
      {"1", "1.0", ""},
      {"1", "\"1\"", ": 1 -> \"1\""},
      {R"({"a": {"b": "x"}})", R"({"a": {"b": "y"}})", R"(a.b: "x" -> "y")"},
      {R"({"a": 1})", R"({"b": null})", "b:  -> null\na: 1 -> "},
      {R"({"a b": 1, "": 2})", R"({"a b": 2, "": 3})", "[\"a b\"]: 1 -> 2\n[\"\"]: 2 -> 3"},
      {R"({"x": [1, 2, 3]})", R"({"x": [1, 4]})", "x[1]: 2 -> 4\nx[2]: 3 -> "},
      {R"([1])", R"([1, {"a": [ ]}])", R"([1]:  -> {"a":[]})"},
      {R"({"a": [1]})", R"({"a": {"b": 1}})", R"(a: [1] -> {"b":1})"},
  };
  for (const auto& [before, after, changes] : cases)
    BOOST_TEST_CONTEXT(before << " and " << after) { BOOST_TEST(diff(before, after) == changes); }
}

BOOST_AUTO_TEST_CASE(items_are_matched_by_what_identifies_them) {
  struct Case {
    std::string before, after, changes;
  };

  const Case cases[] = {
      {R"({"panels": [{"id": 1, "title": "a"}, {"id": 2, "title": "b"}]})",
       R"({"panels": [{"id": 3, "title": "c"}, {"id": 1, "title": "a"}, {"id": 2, "title": "d"}]})",
       "panels[0]:  -> {\"id\":3,\"title\":\"c\"}\npanels[2].title: \"b\" -> \"d\""},
      {R"([{"alert": "A", "for": 1}, {"alert": "B"}])", R"([{"alert": "B"}])",
       R"([0]: {"alert":"A","for":1} -> )"},
      {R"([{"name": "a", "x": 1}, {"name": "b"}])", R"([{"name": "b"}, {"name": "a", "x": 2}])",
       "[1].x: 1 -> 2\n: [\"a\",\"b\"] -> [\"b\",\"a\"]"},
      // Not told apart by id, but by title; without either by position.
      {R"([{"id": 1, "title": "a", "x": 1}, {"id": 1, "title": "b"}])",
       R"([{"id": 1, "title": "b"}, {"id": 1, "title": "a", "x": 2}])",
       "[1].x: 1 -> 2\n: [\"a\",\"b\"] -> [\"b\",\"a\"]"},
      {R"([{"id": 1, "x": 1}, {"id": 1, "x": 2}])", R"([{"id": 1, "x": 2}, {"id": 1, "x": 2}])",
       "[0].x: 1 -> 2"},
      {R"([{"record": "a"}, {"alert": "b", "x": 1}])", R"([{"record": "a"}, {"alert": "b"}])",
       "[1].x: 1 -> "},
  };
  for (const auto& [before, after, changes] : cases)
    BOOST_TEST_CONTEXT(before << " and " << after) { BOOST_TEST(diff(before, after) == changes); }
}

/// A search for each member among all of them would take minutes here.
BOOST_AUTO_TEST_CASE(objects_of_very_many_members_are_compared) {
  constexpr int kMany = 200'000;
  Value::Object before;
  Value::Object after;
  for (int i = 0; i < kMany; ++i) {
    before.push_back({"a_member_whose_name_takes_time_to_compare_" + std::to_string(i), i});
    after.push_back({"a_member_whose_name_takes_time_to_compare_" + std::to_string(kMany - i), i});
  }
  BOOST_TEST(
      semantic_diff(Value::object(std::move(before)), Value::object(std::move(after))).size() ==
      std::size_t{kMany});
}

BOOST_AUTO_TEST_SUITE_END()
