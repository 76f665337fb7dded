#include "emit/helm_values.h"

#include <boost/test/unit_test.hpp>

#include "document/write_yaml.h"

using namespace obsgen;

namespace {

model::Catalog shop() {
  return {.who = {.name = "shop-operator", .labels = {{"release", "prometheus"}, {"a", "b"}}},
          .scrape = {.interval = model::Duration{60'000},
                     .timeout = model::Duration{20'000},
                     .honor_labels = true,
                     .helm = {.enabled = "metrics.serviceMonitor.enabled",
                              .interval = "metrics.serviceMonitor.interval",
                              .honor_labels = "metrics.serviceMonitor.honorLabels",
                              .labels = "metrics.serviceMonitor.additionalLabels"}}};
}

std::string remarks(const model::Catalog& catalog) {
  Diagnostics diagnostics;
  std::string text;
  for (const auto& line : emit::helm_values(catalog, diagnostics).remarks) {
    if (line.starts_with("- ")) text += line + "\n";
  }
  BOOST_TEST(diagnostics.empty());
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(helm_values)

BOOST_AUTO_TEST_CASE(settings_stand_where_the_chart_keeps_them) {
  Diagnostics diagnostics;
  const auto helm = emit::helm_values(shop(), diagnostics);
  BOOST_TEST(diagnostics.empty());
  std::string comment;
  for (const auto& line : helm.remarks)
    comment += (comment.empty() ? "" : "\n") + line;
  BOOST_TEST(document::write_yaml(helm.values, comment) ==
             R"(# The scrape settings, as values of the operator's own Helm chart. Use these or the
# ServiceMonitor beside this file, not both: the operator would be scraped twice.
# The chart has no value for:
# - the scrape timeout, 20s
metrics:
  serviceMonitor:
    enabled: true
    interval: "1m"
    honorLabels: true
    additionalLabels:
      a: b
      release: prometheus
)");
}

BOOST_AUTO_TEST_CASE(remarks_name_what_the_chart_cannot_say) {
  auto catalog = shop();
  catalog.scrape.helm = {.interval = "interval"};
  catalog.scrape.path = "/m";
  catalog.scrape.drop = {{.regex = "go_.*"}, {.regex = "a\nb"}};
  BOOST_TEST(remarks(catalog) ==
             "- a switch that brings the ServiceMonitor\n"
             "- honorLabels, true\n"
             "- labels of the ServiceMonitor, a=b, release=prometheus\n"
             "- the scrape timeout, 20s\n"
             "- the path, /m\n"
             "- metrics that are not kept, go_.*\n"
             "- metrics that are not kept, a b\n");
}

BOOST_AUTO_TEST_CASE(without_extra_labels_the_chart_need_not_take_any) {
  auto catalog = shop();
  catalog.who.labels.clear();
  catalog.scrape.helm.labels.reset();
  BOOST_TEST(remarks(catalog) == "- the scrape timeout, 20s\n");
}

BOOST_AUTO_TEST_CASE(a_path_through_another_value_is_refused) {
  struct Case {
    std::string interval;
    bool good;
  };

  for (const auto& [interval, good] :
       {Case{"metrics.serviceMonitor.enabled.interval", false},
        Case{"metrics.serviceMonitor.enabled", false}, Case{"metrics.serviceMonitor", false},
        Case{"metrics..interval", false}, Case{"", false}, Case{"interval", true}})
    BOOST_TEST_CONTEXT(interval) {
      auto catalog = shop();
      catalog.scrape.place = {2, {4, 9}};
      catalog.scrape.helm.interval = interval;
      Diagnostics diagnostics;
      emit::helm_values(catalog, diagnostics);
      BOOST_TEST(diagnostics.empty() == good);
      if (good) continue;
      BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
      BOOST_TEST(diagnostics[0].code == "scrape/helm-path");
      BOOST_TEST(diagnostics[0].message == "'" + interval + "' is no place for a value of its own");
      BOOST_TEST((diagnostics[0].place == Place{2, {4, 9}}));
    }
}

BOOST_AUTO_TEST_SUITE_END()
