// An expression twice as long or as deep is at most two and a half times the work.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "catalogs.h"

using namespace obsgen;
using namespace obsgen::growth;

namespace {

/// A kind of expression by its size.
struct Case {
  std::string_view what{};
  std::size_t n = 0;
  std::string (*expr)(std::size_t n) = nullptr;
};

std::string joined(std::size_t n, const std::string& word, const std::string& between) {
  return word + repeated(n - 1, [&](std::size_t) { return between + word; });
}

std::string nested(std::size_t n, const std::string& open) {
  return repeated(n, [&](std::size_t) { return open; }) + "depth" + std::string(n, ')');
}

const Case kLong[] = {
    {"factors", 50, [](std::size_t n) { return joined(n, "depth", " * on (code, room, pod) "); }},
    {"factors with ignoring", 50,
     [](std::size_t n) { return joined(n, "depth", " * ignoring (endpoint) "); }},
    {"terms", 50, [](std::size_t n) { return joined(n, "depth", " + "); }},
    {"alternatives", 50, [](std::size_t n) { return joined(n, "depth", " or "); }},
    {"filters", 50, [](std::size_t n) { return joined(n, "depth", " and "); }},
};

const Case kDeep[] = {
    {"sums", 100, [](std::size_t n) { return nested(n, "sum by (code) ("); }},
    {"parentheses", 100, [](std::size_t n) { return nested(n, "("); }},
    {"functions", 100, [](std::size_t n) { return nested(n, "abs("); }},
};

/// What it takes to generate an alert and a panel on `expr`.
Steps steps_of_expression(const std::string& expr) {
  return steps_of_generating(
      {{"c.yaml", catalog("signals:\n" + signal("s", expr) + "alerts:\n" + alert("A", "s") +
                          "dashboards: [{name: all, title: All, rows: [{title: R, panels: "
                          "[{signal: s}]}]}]\n")}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(growth_of_expressions)

BOOST_AUTO_TEST_CASE(twice_as_long_an_expression_takes_twice_the_steps) {
  for (const auto& [what, n, expr] : kLong)
    BOOST_TEST_CONTEXT(what) {
      check_growth(n, [of = expr](std::size_t count) { return steps_of_expression(of(count)); });
    }
}

BOOST_AUTO_TEST_CASE(twice_as_deep_an_expression_takes_twice_the_steps) {
  for (const auto& [what, n, expr] : kDeep)
    BOOST_TEST_CONTEXT(what) {
      check_growth_of_depth(
          n, [of = expr](std::size_t count) { return steps_of_expression(of(count)); });
    }
}

BOOST_AUTO_TEST_SUITE_END()
