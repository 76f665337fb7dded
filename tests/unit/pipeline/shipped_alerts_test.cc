// What every alert of the catalogs that ship here must bring.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog/read_catalog.h"
#include "loader.h"

using namespace obsgen;
using model::AlertState;

namespace {

const std::string kFolder = std::string{OBSGEN_SOURCE_DIR} + "/metric-catalog/";

std::optional<std::string> load(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// KubeRay's catalog, which includes every library.
const std::vector<model::Alert>& alerts() {
  static const auto all = [] {
    Sources sources;
    auto outcome = catalog::read_catalog(kFolder + "kuberay-operator.yaml",
                                         {.load = obsgen::test::loader(load)}, sources);
    BOOST_TEST_REQUIRE(outcome.ok(), render_text(sources, outcome.diagnostics, Colour::Off));
    return outcome.value->alerts;
  }();
  return all;
}

bool expects(const model::AlertTest& test, AlertState state) {
  return std::ranges::any_of(test.at, [&](const auto& at) { return at.state == state; });
}

/// Silent at some moment after it fired.
bool clears(const model::AlertTest& test) {
  auto moments = test.at;
  std::ranges::sort(moments, {}, [](const auto& moment) { return moment.at.milliseconds; });
  const auto fired = std::ranges::find(moments, AlertState::Firing, &model::TestExpectation::state);
  return std::find_if(fired, moments.end(), [](const auto& moment) {
           return moment.state == AlertState::Silent;
         }) != moments.end();
}

bool stays_silent(const model::AlertTest& test) {
  return expects(test, AlertState::Silent) && !expects(test, AlertState::Firing);
}

using Explanations = std::map<std::string, std::vector<model::AlertRef>>;

/// True when `from` is explained, over any number of steps, by `name`.
bool reaches(const Explanations& all, const std::string& from, const std::string& name,
             std::set<std::string>& seen) {
  const auto it = all.find(from);
  if (it == all.end() || !seen.insert(from).second) return false;
  return std::ranges::any_of(it->second, [&](const model::AlertRef& by) {
    return by.name == name || reaches(all, by.name, name, seen);
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shipped_alerts)

BOOST_AUTO_TEST_CASE(each_has_a_scenario_that_fires_one_that_stays_silent_and_one_that_clears) {
  BOOST_TEST(alerts().size() >= 45U);
  for (const model::Alert& alert : alerts())
    BOOST_TEST_CONTEXT(alert.name) {
      BOOST_TEST(std::ranges::any_of(
          alert.tests, [](const auto& test) { return expects(test, AlertState::Firing); }));
      BOOST_TEST(std::ranges::any_of(alert.tests, stays_silent));
      BOOST_TEST(std::ranges::any_of(alert.tests, clears));
    }
}

BOOST_AUTO_TEST_CASE(each_that_waits_has_a_scenario_in_which_it_is_pending) {
  for (const model::Alert& alert : alerts()) {
    if (!alert.hold) continue;
    BOOST_TEST_CONTEXT(alert.name) {
      BOOST_TEST(std::ranges::any_of(
          alert.tests, [](const auto& test) { return expects(test, AlertState::Pending); }));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_says_whom_it_hits_and_what_to_do) {
  for (const model::Alert& alert : alerts())
    BOOST_TEST_CONTEXT(alert.name) {
      BOOST_TEST(!alert.impact.empty());
      BOOST_TEST(!alert.mitigation.empty());
    }
}

BOOST_AUTO_TEST_CASE(what_explains_an_alert_is_there_and_never_the_alert_itself) {
  Explanations all;
  for (const model::Alert& alert : alerts())
    all.emplace(alert.name, alert.explained_by);
  for (const model::Alert& alert : alerts())
    BOOST_TEST_CONTEXT(alert.name) {
      for (const model::AlertRef& by : alert.explained_by)
        BOOST_TEST(all.contains(by.name), by.name);
      std::set<std::string> seen;
      BOOST_TEST(!reaches(all, alert.name, alert.name, seen));
    }
}

BOOST_AUTO_TEST_SUITE_END()
