// What KubeRay operators really exposed, release by release, against the catalog that ships here.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog/read_catalog.h"
#include "check/page.h"
#include "exposition/read.h"
#include "loader.h"
#include "plan/release.h"

using namespace obsgen;
namespace fs = std::filesystem;

namespace {

const std::string kSource = OBSGEN_SOURCE_DIR;

std::optional<std::string> text_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Loaded {
  model::Catalog catalog{};
  Sources sources{};
};

const Loaded& kuberay() {
  static const Loaded loaded = [] {
    Loaded fresh;
    auto outcome = catalog::read_catalog(kSource + "/metric-catalog/kuberay-operator.yaml",
                                         {.load = obsgen::test::loader(text_of)}, fresh.sources);
    BOOST_TEST_REQUIRE(outcome.ok(), render_text(fresh.sources, outcome.diagnostics, Colour::Off));
    fresh.catalog = *std::move(outcome.value);
    return fresh;
  }();
  return loaded;
}

/// The catalog of a release, built with the Go that the pages were recorded with.
model::Catalog release(const std::string& version) {
  auto catalog = kuberay().catalog;
  for (auto& entry : catalog.releases)
    entry.components["go"] = *model::parse_version("1.26");
  Diagnostics diagnostics;
  catalog = plan::select_release(std::move(catalog), model::parse_version(version), diagnostics);
  BOOST_TEST(diagnostics.empty());
  return catalog;
}

std::string differences(const fs::path& path) {
  const auto name = path.filename().string();  // kuberay-operator-VERSION-MOMENT-ROLE.prom
  const auto version = name.substr(17, name.find('-', 17) - 17);
  const auto page = exposition::read_exposition(*text_of(path.string()));
  BOOST_TEST(page.diagnostics.empty());
  const bool leads = name.find("-leader") != std::string::npos;
  using Role = check::PageContext::Role;
  auto found = check::check_page(release(version), exposition::summarise(*page.value),
                                 {.file = kNoFile, .role = leads ? Role::Leader : Role::Standby});
  return render_text(kuberay().sources, in_order(std::move(found)), Colour::Off);
}

std::size_t check_folder(const fs::path& folder) {
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".prom") continue;
    ++pages;
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      BOOST_TEST(differences(entry.path()) == "");
    }
  }
  return pages;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pages_of_kuberay)

BOOST_AUTO_TEST_CASE(the_catalog_and_the_recorded_pages_agree_both_ways) {
  BOOST_TEST(check_folder(kSource + "/tests/data/scrapes") == 7U);
}

BOOST_AUTO_TEST_CASE(every_page_of_the_reference_agrees_too) {
  const char* reference = std::getenv("OBSGEN_REFERENCE");
  if (reference == nullptr || !fs::is_directory(fs::path{reference} / "data/scrapes")) {
    BOOST_TEST_MESSAGE("skipped: OBSGEN_REFERENCE names no folder with recorded pages");
    return;
  }
  BOOST_TEST(check_folder(fs::path{reference} / "data/scrapes") >= 30U);
}

BOOST_AUTO_TEST_SUITE_END()
