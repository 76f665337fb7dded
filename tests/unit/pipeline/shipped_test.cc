// Whole runs over catalogs of this repository: a made-up operator and the smallest example as
// goldens, KubeRay's for every release and both ways to scrape it.

#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "golden_files.h"
#include "loader.h"
#include "pipeline/generate.h"
#include "rule_summary.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

const std::string kSource = std::string{OBSGEN_SOURCE_DIR} + "/";
const std::string kRulesFile = "alerts/kuberay-operator-rules.yaml";
const std::string kKubeRay = kSource + "metric-catalog/kuberay-operator.yaml";

std::optional<std::string> load(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// What is wrong; that a release does not have all of a catalog is not.
Diagnostics wrong(Diagnostics diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::Info; });
  return diagnostics;
}

/// The files of a run without problems; `overlay` is a text, empty for none.
std::map<std::string, std::string> files_of(Request request, const std::string& overlay = {}) {
  const Search search{.load = test::loader([&](const std::string& path) {
                        return path == "overlay.yaml" ? std::optional{overlay} : load(path);
                      })};
  if (!overlay.empty()) request.overlays = {"overlay.yaml"};
  Sources sources;
  const auto generated = generate(request, search, sources);
  BOOST_TEST(render_text(sources, wrong(generated.diagnostics), Colour::Off) == "");
  std::map<std::string, std::string> files;
  if (!generated.value) return files;
  for (const auto& [path, text] : generated.value->artefacts)
    files.emplace(path, text);
  return files;
}

bool mentions(const std::map<std::string, std::string>& files, std::string_view word) {
  for (const auto& [path, text] : files) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shipped)

BOOST_AUTO_TEST_CASE(a_made_up_operator_goes_through_the_same_pipeline) {
  test::compare_with_golden(
      "second-operator/out",
      files_of({.catalogs = {kSource + "tests/golden/second-operator/catalog.yaml"}}));
}

BOOST_AUTO_TEST_CASE(the_smallest_example_gets_all_that_the_libraries_bring) {
  test::compare_with_golden(
      "minimal", files_of({.catalogs = {kSource + "metric-catalog/examples/minimal.yaml"}}));
}

BOOST_AUTO_TEST_CASE(every_release_is_built_without_what_it_lacks) {
  struct Case {
    std::string version;
    bool uid, latency;
  };

  for (const auto& [version, uid, latency] :
       {Case{"1.4.2", false, false}, Case{"1.5.2", true, false}, Case{"1.6.2", true, false},
        Case{"1.7.0", true, true}})
    BOOST_TEST_CONTEXT(version) {
      const auto files = files_of({.catalogs = {kKubeRay}, .version = version});
      BOOST_TEST(files.size() > 8U);
      BOOST_TEST(mentions(files, "uid)") == uid);
      BOOST_TEST(mentions(files, "rest_client_rate_limiter_duration_seconds") == latency);
    }
}

BOOST_AUTO_TEST_CASE(without_honored_labels_everything_speaks_of_the_exported_namespace) {
  const auto files = files_of({.catalogs = {kKubeRay}}, "scrape: {honor_labels: false}\n");
  const auto& rules = files.at("alerts/kuberay-operator-rules.yaml");
  BOOST_TEST(rules.find("max by (exported_namespace, name, uid)") != std::string::npos);
  BOOST_TEST(rules.find("{{ $labels.exported_namespace }}") != std::string::npos);
  BOOST_TEST(rules.find("max by (namespace, name, uid)") == std::string::npos);
  const auto& monitor = files.at("alerts/kuberay-operator-servicemonitor.yaml");
  BOOST_TEST(monitor.find("honorLabels: true") == std::string::npos);
}

/// What depends on how the operator was deployed, as the golden files of its overlay have it.
void compare_deployment(const std::string& name) {
  const auto overlay = load(kSource + "metric-catalog/overlays/" + name + ".yaml");
  BOOST_TEST_REQUIRE(overlay.has_value());
  const auto files =
      files_of({.catalogs = {kKubeRay}, .only = *choose_outputs({"monitor"}).value}, *overlay);
  test::compare_with_golden("overlays/" + name, files);
}

BOOST_AUTO_TEST_CASE(each_overlay_for_a_deployment_scrapes_its_service) {
  compare_deployment("helm");
  compare_deployment("kustomize");
}

BOOST_AUTO_TEST_CASE(kube_state_metrics_brings_alerts_and_panels_and_nothing_else_changes) {
  const auto overlay = load(kSource + "metric-catalog/overlays/kube-state-metrics.yaml");
  BOOST_TEST_REQUIRE(overlay.has_value());
  const auto without = files_of({.catalogs = {kKubeRay}});
  const auto with = files_of({.catalogs = {kKubeRay}}, *overlay);
  const std::vector<std::string> switched{"HeadPodNotReady",         "OperatorCPUNearLimit",
                                          "OperatorMemoryNearLimit", "OperatorOOMKilled",
                                          "OperatorReplicasMissing", "PodsPending"};
  for (const auto& name : switched) {
    BOOST_TEST(!without.contains("docs/runbooks/KubeRay" + name + ".md"), name);
    BOOST_TEST(with.contains("docs/runbooks/KubeRay" + name + ".md"), name);
  }
  BOOST_TEST(with.size() == without.size() + switched.size());
  BOOST_TEST(!mentions(without, "kube_pod_"));
  const auto& workloads = with.at("dashboards/kuberay-operator-workloads.json");
  BOOST_TEST(workloads.find("Head Pods that are not ready") != std::string::npos);
  const auto& rules = with.at("alerts/kuberay-operator-rules.yaml");
  BOOST_TEST(rules.find("kube_pod_info{created_by_kind=\"RayCluster\"") != std::string::npos);
  BOOST_TEST(rules.find("kube_pod_info{job=") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_rules_of_each_release_differ_in_what_it_lacks) {
  std::map<std::string, std::string> summaries;
  for (const std::string version : {"1.4.2", "1.5.2", "1.6.2", "1.7.0"}) {
    const auto files = files_of(
        {.catalogs = {kKubeRay}, .version = version, .only = *choose_outputs({"rules"}).value});
    summaries.emplace(version + ".txt", test::rule_summary(files.at(kRulesFile)));
  }
  test::compare_with_golden("releases", summaries);
}

BOOST_AUTO_TEST_CASE(runbooks_are_linked_where_an_overlay_says_that_they_are_read) {
  const auto files = files_of({.catalogs = {kKubeRay}},
                              "operator: {runbooks: 'https://r.example.org/{alert}.md'}\n");
  const auto& rules = files.at(kRulesFile);
  std::size_t linked = 0;
  for (const auto& [path, text] : files) {
    if (!path.starts_with("docs/runbooks/KubeRay")) continue;
    const auto name = path.substr(path.rfind('/') + 1);
    BOOST_TEST(
        rules.find("runbook_url: \"https://r.example.org/" + name + "\"\n") != std::string::npos,
        name);
    ++linked;
  }
  BOOST_TEST(linked >= 40U);
}

BOOST_AUTO_TEST_SUITE_END()
