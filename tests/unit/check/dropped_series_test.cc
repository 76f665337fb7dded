// A scrape may drop single series of a family: only what reads them is wrong.

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "check/catalog_expressions.h"
#include "world/release.h"

using namespace obsgen;

namespace {

/// The messages for a signal or panel where `dropped` is not kept.
std::string problems(const std::string& dropped, const std::string& signal,
                     const std::string& panel = "{signal: s}") {
  const std::string scrape = "honor_labels: true, drop: [\"" + dropped + "\"]";
  const auto catalog = test::catalog_of(
      "metrics:\n"
      "  - {name: wait_seconds, type: histogram, help: Wait., buckets: [1, 2]}\n"
      "  - {name: rpc_seconds, type: summary, help: Calls., quantiles: [0.5]}\n"
      "signals:\n  s: " +
          signal + "\ndashboards:\n  - {name: all, title: All, rows: [{title: Row, panels: [" +
          panel + "]}]}\n",
      scrape);
  std::string text;
  for (const auto& d : check::check_catalog_expressions(catalog, world::of_release(catalog))) {
    BOOST_TEST(d.code == "scrape/dropped-metric");
    text += d.message + "\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dropped_series)

BOOST_AUTO_TEST_CASE(what_reads_a_dropped_series_is_wrong) {
  const std::string sum = "'wait_seconds_sum' is dropped by the scrape\n";
  BOOST_TEST(problems(".*_sum", "{mean: {of: wait_seconds}}") == sum);
  BOOST_TEST(problems(".*_sum|.*_count", "{mean: {of: wait_seconds}}") == sum);
  BOOST_TEST(problems(".*_sum", "{expr: 'rate(wait_seconds_sum[5m])'}") == sum);
  BOOST_TEST(problems(".*_count", "{share_below: {of: wait_seconds, bound: 1}}") ==
             "'wait_seconds_count' is dropped by the scrape\n");
  BOOST_TEST(problems(".*_bucket", "{quantile: {of: wait_seconds, q: 0.5}}") ==
             "'wait_seconds_bucket' is dropped by the scrape\n");
  BOOST_TEST(problems(".*_sum", "{expr: up}", "{signal: 'rpc_seconds:mean'}") ==
             "'rpc_seconds_sum' is dropped by the scrape\n");
  BOOST_TEST(problems(".*_sum", "{expr: up}", "{metric: wait_seconds}") ==
             "'wait_seconds' is dropped by the scrape\n");
}

BOOST_AUTO_TEST_CASE(what_reads_other_series_of_the_family_is_well) {
  BOOST_TEST(problems(".*_bucket", "{mean: {of: wait_seconds}}") == "");
  BOOST_TEST(problems(".*_bucket", "{expr: 'rate(wait_seconds_count[5m])'}") == "");
  BOOST_TEST(problems(".*_sum|.*_count", "{quantile: {of: wait_seconds, q: 0.5}}") == "");
  BOOST_TEST(problems("wait_seconds", "{mean: {of: wait_seconds}}") == "");
  BOOST_TEST(problems(".*_sum", "{expr: up}", "{signal: 'wait_seconds:p95'}") == "");
  BOOST_TEST(problems(".*_sum", "{expr: up}", "{signal: 'rpc_seconds:quantiles'}") == "");
}

BOOST_AUTO_TEST_SUITE_END()
