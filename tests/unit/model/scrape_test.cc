#include "model/scrape.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/dropped.h"

using namespace obsgen::model;

namespace {

const Metric kInfo{.name = "info", .labels = {{.name = "namespace"}, {.name = "name"}}};
const Metric kTaken{.name = "taken",
                    .labels = {{.name = "namespace"}, {.name = "exported_namespace"}}};

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, " "));
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_own_label_that_the_target_has_too_is_prefixed_without_honor_labels) {
  const Scrape honors{.honor_labels = true};
  const Scrape prefixes{};
  BOOST_TEST(label_after_scrape(honors, kInfo, "namespace") == "namespace");
  BOOST_TEST(label_after_scrape(prefixes, kInfo, "namespace") == "exported_namespace");
  BOOST_TEST(label_after_scrape(prefixes, kInfo, "name") == "name");
}

BOOST_AUTO_TEST_CASE(the_prefix_is_repeated_until_the_name_is_free) {
  BOOST_TEST(label_after_scrape({}, kTaken, "namespace") == "exported_exported_namespace");
  BOOST_TEST(label_after_scrape({}, kTaken, "exported_namespace") == "exported_namespace");
}

BOOST_AUTO_TEST_CASE(another_exporters_labels_keep_their_names) {
  const Metric pods{.name = "kube_pod_info", .labels = {{.name = "namespace"}}, .external = true};
  BOOST_TEST(label_after_scrape({}, pods, "namespace") == "namespace");
  BOOST_TEST(joined(labels_after_scrape({}, pods)) == "namespace");
}

BOOST_AUTO_TEST_CASE(a_series_has_its_own_labels_and_those_of_the_target_that_are_not_hidden) {
  BOOST_TEST(joined(labels_after_scrape({.honor_labels = true}, kInfo)) ==
             "namespace name container endpoint instance job pod service");
  BOOST_TEST(joined(labels_after_scrape({}, kInfo)) ==
             "exported_namespace name container endpoint instance job namespace pod service");
}

BOOST_AUTO_TEST_CASE(a_recorded_series_has_the_labels_of_the_target_that_its_rule_left) {
  const Metric recorded{
      .name = "a:b", .labels = {{.name = "x"}}, .recorded = Recorded{.target_labels = {"job"}}};
  BOOST_TEST(joined(labels_after_scrape({}, recorded)) == "x job");
}

BOOST_AUTO_TEST_CASE(a_drop_rule_matches_whole_names_of_series) {
  const Scrape scrape{.drop = {{.regex = "go_.*"}, {.regex = "latency_seconds"}, {.regex = "x|y"}}};
  const DropFilter drops{scrape};
  BOOST_TEST(drops.find("go_info") != nullptr);
  BOOST_TEST(drops.find("my_go_info") == nullptr);
  BOOST_TEST(drops.find("y") != nullptr);
  BOOST_TEST(drops.find("xy") == nullptr);
  BOOST_TEST(
      (drops.find(Metric{.name = "latency_seconds", .type = MetricType::Histogram}) == nullptr));
  BOOST_TEST((drops.find(Metric{.name = "go_info", .external = true}) == nullptr));
}
