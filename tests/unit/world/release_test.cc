#include "world/release.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

using namespace obsgen;

namespace {

model::Catalog catalog(bool honor_labels) {
  return {.who = {.name = "w", .cluster_label = "cluster"},
          .scrape = {.honor_labels = honor_labels},
          .metrics = {{.name = "info", .labels = {{.name = "namespace"}, {.name = "name"}}},
                      {.name = "calls_total", .type = model::MetricType::Counter},
                      {.name = "wait", .type = model::MetricType::Histogram},
                      {.name = "wait_count", .type = model::MetricType::Gauge},
                      {.name = "pods", .labels = {{.name = "namespace"}}, .external = true},
                      {.name = "a:b",
                       .labels = {{.name = "name"}},
                       .recorded = model::Recorded{.target_labels = {"job"}}}}};
}

std::string_view name_of(promql::LabelOwner owner) {
  switch (owner) {
    case promql::LabelOwner::Metric:
      return "";
    case promql::LabelOwner::Target:
      return " target";
    case promql::LabelOwner::Outside:
      return " outside";
    case promql::LabelOwner::Expression:
      return " made";
  }
  return {};
}

/// `after<written owner; …`, without the labels of the target that keep their names.
std::string shown(const promql::SeriesFacts& facts) {
  std::string out;
  for (const auto& label : facts.labels) {
    const bool plain = label.owner == promql::LabelOwner::Target && label.name == label.written;
    if (!plain) out += fmt::format("{}<{}{}; ", label.name, label.written, name_of(label.owner));
  }
  return out;
}

std::string labels_of(std::string_view series, bool honor_labels) {
  const auto world = world::of_release(catalog(honor_labels));
  BOOST_TEST_REQUIRE(world.named(series).size() == 1U);
  return shown(world.named(series).front());
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_own_label_has_a_name_in_the_catalog_and_one_after_the_scrape) {
  BOOST_TEST(labels_of("info", true) == "namespace<namespace; name<name; ");
  BOOST_TEST(labels_of("info", false) ==
             "exported_namespace<namespace; name<name; namespace< target; ");
}

BOOST_AUTO_TEST_CASE(a_family_has_the_series_of_its_type) {
  const auto world = world::of_release(catalog(true));
  for (const std::string_view name :
       {"info", "calls_total", "wait_bucket", "wait_sum", "wait_count", "pods", "a:b", "up"})
    BOOST_TEST_CONTEXT(name) BOOST_TEST(world.named(name).size() == 1U);
  for (const std::string_view name : {"wait", "calls_total_count", "info_sum", "down"})
    BOOST_TEST_CONTEXT(name) BOOST_TEST(world.named(name).empty());
}

BOOST_AUTO_TEST_CASE(a_name_means_the_family_of_that_very_name_first) {
  const auto world = world::of_release(catalog(true));
  BOOST_TEST((world.named("wait_count").front().type == promql::SeriesType::Gauge));
  BOOST_TEST((world.named("wait_sum").front().type == promql::SeriesType::Counter));
}

BOOST_AUTO_TEST_CASE(buckets_have_their_bound) {
  BOOST_TEST(labels_of("wait_bucket", true) == "le<le; ");
}

BOOST_AUTO_TEST_CASE(another_exporters_series_have_its_labels_only) {
  BOOST_TEST(labels_of("pods", false) == "namespace<namespace outside; ");
  const auto world = world::of_release(catalog(false));
  BOOST_TEST(world.named("pods").front().labels.size() == 2U);  // and the cluster's
  BOOST_TEST(!world.named("pods").front().interval.has_value());
}

BOOST_AUTO_TEST_CASE(a_recorded_series_has_what_its_rule_left) {
  const auto world = world::of_release(catalog(false));
  BOOST_TEST(labels_of("a:b", false) == "name<name; ");
  BOOST_TEST(world.named("a:b").front().labels.size() == 3U);  // name, job, cluster
}

BOOST_AUTO_TEST_CASE(the_scrape_says_how_far_samples_are_apart) {
  const auto world = world::of_release(catalog(true));
  BOOST_TEST(world.named("calls_total").front().interval.value_or(0) == 30'000);
}
