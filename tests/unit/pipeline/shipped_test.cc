// Whole runs over catalogs of this repository: a made-up operator and the smallest example as
// goldens, KubeRay's for every release and both ways to scrape it.

#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "golden_files.h"
#include "pipeline/generate.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

const std::string kSource = std::string{OBSGEN_SOURCE_DIR} + "/";
const std::string kKubeRay = kSource + "metric-catalog/kuberay-operator.yaml";

std::optional<std::string> load(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// The files of a run without problems; `overlay` is a text, empty for none.
std::map<std::string, std::string> files_of(Request request, const std::string& overlay = {}) {
  const Search search{.load = [&](const std::string& path) {
    return path == "overlay.yaml" ? std::optional{overlay} : load(path);
  }};
  if (!overlay.empty()) request.overlay = "overlay.yaml";
  Sources sources;
  const auto generated = generate(request, search, sources);
  BOOST_TEST(render_text(sources, generated.diagnostics, Colour::Off) == "");
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
      BOOST_TEST(files.size() == 8U);
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

BOOST_AUTO_TEST_SUITE_END()
