#include "catalog/overlay.h"

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "describe.h"
#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog;
using namespace obsgen::catalog::test;

namespace {

const std::string kCatalog = with_head(
    "metrics: [{name: toys, type: gauge, help: Toys.}]\n"
    "alerts:\n"
    "  - {name: Few, signal: \"toys:value\", below: 3, for: 5m, labels: {a: b}, summary: Few., "
    "description: There are few.}\n"
    "rows: {shared: {title: Shared, panels: [{signal: \"toys:value\", width: 6}]}}\n"
    "dashboards:\n"
    "  - {name: main, title: Main, rows: [{use: shared}, {title: Own, panels: [{id: own, metric: "
    "toys}, {signal: \"toys:value\"}]}]}\n");

/// What is left when an overlay that changes nothing is laid over the catalog, and what it is with
/// `overlay`: only the lines that differ.
std::string changes(std::string overlay) {
  auto read = read_text(kCatalog);
  BOOST_TEST_REQUIRE(read.problems() == "");
  read.sources.push_back({.path = "overlay.yaml", .text = std::move(overlay)});
  const auto before = describe(*read.outcome.value);
  const auto after = apply_overlay(*read.outcome.value, 1, read.sources);
  BOOST_TEST_REQUIRE(render_text(read.sources, after.diagnostics, Colour::Off) == "");
  std::string different;
  const auto text = describe(*after.value);
  for (std::size_t begin = 0; begin < text.size();) {
    const auto line = text.substr(begin, text.find('\n', begin) + 1 - begin);
    if (before.find(line) == std::string::npos) different += line;
    begin += line.size();
  }
  return different;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overlays)

BOOST_AUTO_TEST_CASE(an_overlay_of_nothing_changes_nothing) {
  BOOST_TEST(changes("{}\n") == "");
  BOOST_TEST(changes("operator: {}\nscrape: {}\nalerts: {}\npanels: {}\ndashboards: {}\n") == "");
}

BOOST_AUTO_TEST_CASE(maps_merge_and_values_replace) {
  BOOST_TEST(changes("operator: {name: game, labels: {release: prometheus}, runbooks: "
                     "\"https://x.example.org/{alert}\"}\n") ==
             "operator game title=Toy prefix=Toy namespace=toys "
             "runbooks=https://x.example.org/{alert} labels=release=prometheus\n");
  BOOST_TEST(
      changes("scrape: {interval: 1m, service: {tier: front}, drop: [\"x.*\"]}\n") ==
      "scrape app=toy,tier=front port=http path=/metrics interval=1m timeout=10s drop=x.*\n");
}

BOOST_AUTO_TEST_CASE(a_shorter_interval_takes_the_timeout_along) {
  BOOST_TEST(changes("scrape: {interval: 5s}\n") ==
             "scrape app=toy port=http path=/metrics interval=5s timeout=5s\n");
}

BOOST_AUTO_TEST_CASE(alerts_are_changed_by_name) {
  BOOST_TEST(changes("alerts: {Few: {above: 2, for: 1h, severity: critical, enabled: false, "
                     "labels: {c: d}, summary: New., window: 20m, keep_firing_for: 1m}}\n") ==
             "alert Few on toys:value when=above 2 for=1h keep=1m window=20m severity=critical "
             "summary=New. description=There are few. labels=a=b,c=d\n");
  BOOST_TEST(changes("alerts: {Few: {present: true}}\n") ==
             "alert Few on toys:value for=5m severity=warning summary=Few. description=There are "
             "few. labels=a=b enabled=true\n");
}

BOOST_AUTO_TEST_CASE(an_alert_that_fires_at_other_times_is_marked_as_such) {
  const auto retuned = [](std::string alert) {
    auto read = read_text(kCatalog);
    read.sources.push_back({.path = "overlay.yaml", .text = "alerts: {Few: " + alert + "}\n"});
    return apply_overlay(*read.outcome.value, 1, read.sources).value.value().alerts.at(0).retuned;
  };
  for (const char* const alert : {"{above: 2}", "{present: true}", "{for: 1h}", "{window: 20m}",
                                  "{keep_firing_for: 1m}", "{labels: {a: c}}"})
    BOOST_TEST(retuned(alert), alert);
  for (const char* const alert : {"{summary: New.}", "{severity: critical}", "{}"})
    BOOST_TEST(!retuned(alert), alert);
}

BOOST_AUTO_TEST_CASE(panels_are_changed_wherever_their_id_is) {
  BOOST_TEST(changes("panels: {\"toys:value\": {width: 24, title: New}}\n") ==
             "    panel toys:value shows=toys:value title=New width=24 enabled=true\n"
             "    panel toys:value shows=toys:value title=New width=24 enabled=true\n");
  BOOST_TEST(changes("panels: {own: {enabled: false}}\n") == "    panel own shows=metric:toys\n");
}

BOOST_AUTO_TEST_CASE(dashboards_are_changed_by_name) {
  BOOST_TEST(changes("dashboards: {main: {title: New, refresh: 5m, range: 2h, variables: [pod], "
                     "description: All., enabled: false}}\n") ==
             "dashboard main title=New description=All. variables=pod range=2h refresh=5m\n");
}

BOOST_AUTO_TEST_SUITE_END()
