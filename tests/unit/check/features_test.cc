#include "check/features.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "promql/parse.h"

using namespace obsgen;

namespace {

/// `begin-end code message` for each problem, in lines.
std::string problems(std::string_view expr, const model::Target& target = {}) {
  const auto parsed = promql::parse(expr);
  BOOST_TEST_REQUIRE(parsed.ok());
  const check::Locate locate = [](Span span) { return Place{.file = 0, .span = span}; };
  std::string text;
  for (const auto& d : check::check_features(*parsed.value, target, locate))
    text += fmt::format("{}-{} {} {}\n", d.place.span.begin, d.place.span.end, d.code, d.message);
  return text;
}

model::Target target(std::string_view version, std::vector<std::string> features = {}) {
  return {.prometheus = *model::parse_version(version), .features = std::move(features)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(features)

BOOST_AUTO_TEST_CASE(what_is_behind_a_feature_needs_it) {
  const std::string without = ", which Prometheus refuses without its feature ";
  BOOST_TEST(problems("limitk(3, x)") == "0-12 promql/feature this is an experimental function" +
                                             without + "'promql-experimental-functions'\n");
  BOOST_TEST(problems("sum(mad_over_time(x[5m]))") ==
             "4-17 promql/feature this is an experimental function" + without +
                 "'promql-experimental-functions'\n");
  BOOST_TEST(problems("rate(x[5m * 2])") == "7-13 promql/feature this is arithmetic in a duration" +
                                                without + "'promql-duration-expr'\n");
  BOOST_TEST(problems("rate(x[5m] anchored)", target("3.15")) ==
             "5-19 promql/feature this is 'anchored' or 'smoothed'" + without +
                 "'promql-extended-range-selectors'\n");
}

BOOST_AUTO_TEST_CASE(functions_newer_than_the_target_are_told) {
  BOOST_TEST(problems("histogram_avg(x)") ==
             "0-13 promql/newer 'histogram_avg' came with Prometheus 2.51.0, and the target is "
             "2.42\n");
  BOOST_TEST(problems("1 + histogram_stddev(x)", target("2.46")) ==
             "4-20 promql/newer 'histogram_stddev' came with Prometheus 2.47.0, and the target is "
             "2.46\n");
  BOOST_TEST(problems("limitk(3, x)", target("2.53", {"promql-experimental-functions"})) ==
             "0-12 promql/newer 'limitk' came with Prometheus 2.54, and the target is 2.53\n");
}

BOOST_AUTO_TEST_CASE(what_the_target_reads_is_well) {
  BOOST_TEST(problems("sum(rate(x[5m])) / ignoring (a) group_left () y offset -5m") == "");
  BOOST_TEST(problems("present_over_time(x[1h:5m] @ end())") == "");
  BOOST_TEST(problems("histogram_avg(x)", target("2.51")) == "");
  BOOST_TEST(problems("rate(x[5m * 2])", target("3.14")) == "");
  BOOST_TEST(problems("rate(x[5m * 2])", target("3.5", {"promql-duration-expr"})) == "");
  BOOST_TEST(problems("limitk(3, x)", target("3.5", {"promql-experimental-functions"})) == "");
}

BOOST_AUTO_TEST_SUITE_END()
