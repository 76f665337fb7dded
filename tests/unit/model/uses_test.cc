#include "model/uses.h"

#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "promql/parse.h"

using namespace obsgen;
using namespace obsgen::model;

namespace {

Signal written(std::string name, const std::string& expr) {
  return {.name = std::move(name),
          .definition = ExprDefinition{*promql::parse(expr).value, Fragment{}}};
}

Catalog shop() {
  Catalog catalog;
  catalog.metrics = {{.name = "orders_total", .type = MetricType::Counter},
                     {.name = "wait_seconds", .type = MetricType::Histogram},
                     {.name = "queue", .type = MetricType::Gauge}};
  catalog.signals = {
      written("share", "sum(rate(orders_total[5m])) / sum(rate(orders_total[1h]))"),
      written("waits", "rate(wait_seconds_count[5m]) * on (job) rate(orders_total[5m])"),
      {.name = "p99", .definition = HistogramDefinition{.metric = "wait_seconds"}},
      written("lost", "sum(not_there)")};
  catalog.alerts = {{.name = "A", .signal = "share"},
                    {.name = "B", .signal = "waits"},
                    {.name = "C", .signal = "share", .enabled = false},
                    {.name = "D", .signal = "share"}};
  catalog.records = {{.name = "r:one", .signal = "share"}, {.name = "r:two", .signal = "share"}};
  return catalog;
}

template <class T>
std::string names(const std::vector<const T*>& found) {
  std::string text;
  for (const T* one : found)
    text += (text.empty() ? "" : " ") + one->name;
  return text;
}

PanelQuery query(std::string signal) {
  return {.expr = {.node = promql::NumberLiteral{1}}, .signal = std::move(signal)};
}

/// Two dashboards; both have a panel 1.
std::vector<Dashboard> boards() {
  return {{.uid = "first",
           .rows = {{.panels = {}},
                    {.panels = {{.id = 1, .queries = {query("share"), query("waits")}}}}}},
          {.uid = "second",
           .rows = {{.panels = {{.id = 2, .queries = {query("waits")}},
                                {.id = 1, .queries = {query("p99"), query("p99")}}}}}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(uses)

BOOST_AUTO_TEST_CASE(alerts_that_are_enabled_are_found_by_their_signal) {
  const auto catalog = shop();
  const Uses uses{catalog};
  BOOST_TEST(names(uses.alerts_on("share")) == "A D");
  BOOST_TEST(names(uses.alerts_on("waits")) == "B");
  BOOST_TEST(names(uses.alerts_on("p99")) == "");
  BOOST_TEST(names(uses.alerts_on("")) == "");
}

BOOST_AUTO_TEST_CASE(records_are_found_by_their_signal) {
  const auto catalog = shop();
  const Uses uses{catalog};
  BOOST_TEST(names(uses.records_of("share")) == "r:one r:two");
  BOOST_TEST(names(uses.records_of("waits")) == "");
}

BOOST_AUTO_TEST_CASE(signals_are_found_once_by_each_metric_whose_series_they_read) {
  const auto catalog = shop();
  const Uses uses{catalog};
  BOOST_TEST(names(uses.signals_reading("orders_total")) == "share waits");
  BOOST_TEST(names(uses.signals_reading("wait_seconds")) == "waits p99");
  BOOST_TEST(names(uses.signals_reading("wait_seconds_count")) == "");
  BOOST_TEST(names(uses.signals_reading("queue")) == "");
  BOOST_TEST(names(uses.signals_reading("not_there")) == "");
}

BOOST_AUTO_TEST_CASE(the_first_panel_of_a_signal_is_that_of_the_first_dashboard) {
  const auto dashboards = boards();
  const PanelIndex panels{dashboards};
  BOOST_TEST((panels.first_showing("waits") == PanelRef{"first", 1}));
  BOOST_TEST((panels.first_showing("p99") == PanelRef{"second", 1}));
  BOOST_TEST(!panels.first_showing("lost").has_value());
}

BOOST_AUTO_TEST_CASE(a_panel_is_found_on_its_own_dashboard) {
  const auto dashboards = boards();
  const PanelIndex panels{dashboards};
  const auto found = panels.find({"second", 1});
  BOOST_TEST_REQUIRE(found.has_value());
  BOOST_TEST(found->dashboard == &dashboards.at(1));
  BOOST_TEST(found->panel == &dashboards.at(1).rows.at(0).panels.at(1));
  BOOST_TEST(!panels.find({"first", 2}).has_value());
  BOOST_TEST(!PanelIndex{}.find({"first", 1}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
