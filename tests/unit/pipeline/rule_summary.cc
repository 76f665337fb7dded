#include "rule_summary.h"

#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "document/read_yaml.h"
#include "document/value.h"
#include "promql/parse.h"
#include "promql/tree.h"

namespace obsgen::test {

namespace {

void add_names(std::set<std::string>& names, const std::vector<promql::LabelName>& labels) {
  for (const promql::LabelName& label : labels)
    names.insert(label.name);
}

std::set<std::string> labels_of(const promql::Expr& expr) {
  std::set<std::string> names;
  promql::for_each_expr(expr, [&](const promql::Expr& e) {
    if (const auto* aggregation = std::get_if<promql::Aggregation>(&e.node)) {
      if (aggregation->grouping) add_names(names, aggregation->grouping->labels);
    }
    if (const auto* binary = std::get_if<promql::Binary>(&e.node)) {
      if (binary->matching) add_names(names, binary->matching->labels);
    }
  });
  return names;
}

std::string text_under(const document::Value& object, std::string_view key) {
  const auto* value = object.find(key);
  return value == nullptr || value->as_text() == nullptr ? std::string{} : *value->as_text();
}

}  // namespace

std::string rule_summary(const std::string& rule_file) {
  const auto root = document::read_yaml({"rules.yaml", rule_file}, 0);
  BOOST_TEST_REQUIRE(root.ok());
  const auto value = document::value_of(*root.value);
  std::string text;
  for (const auto& group : *value.find("groups")->as_array()) {
    for (const auto& rule : *group.find("rules")->as_array()) {
      const auto parsed = promql::parse(text_under(rule, "expr"));
      BOOST_TEST_REQUIRE(parsed.ok());
      text += fmt::format("{}{}: {}\n", text_under(rule, "alert"), text_under(rule, "record"),
                          fmt::join(labels_of(*parsed.value), " "));
    }
  }
  return text;
}

}  // namespace obsgen::test
