#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "exposition/read.h"
#include "exposition/summary.h"
#include "exposition/write.h"

using namespace obsgen;
using namespace obsgen::exposition;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  BOOST_TEST_REQUIRE(file.good(), "cannot read " << path);
  return {std::istreambuf_iterator<char>(file), {}};
}

Exposition read_clean(const std::filesystem::path& path) {
  const auto outcome = read_exposition(contents(path));
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    BOOST_TEST_ERROR(path << ": byte " << diagnostic.place.span.begin << ": " << diagnostic.message
                          << " [" << diagnostic.code << "]");
  }
  BOOST_TEST_REQUIRE(outcome.value.has_value());
  return *outcome.value;
}

std::size_t count_samples(const Exposition& page) {
  std::size_t count = 0;
  for (const Family& family : page.families)
    count += family.samples.size();
  return count;
}

const std::filesystem::path kScrapes =
    std::filesystem::path{OBSGEN_SOURCE_DIR} / "tests/data/scrapes";

}  // namespace

BOOST_AUTO_TEST_SUITE(scrapes)

BOOST_AUTO_TEST_CASE(real_pages_are_read_without_a_problem) {
  struct Case {
    std::string_view page;
    std::size_t families, samples;
  };

  for (const auto& [page, families, samples] :
       {Case{"1.4.2-busy-leader", 176, 559}, Case{"1.5.2-failing-standby", 161, 318},
        Case{"1.6.2-webhooks-leader", 170, 382}, Case{"1.7.0-idle-leader", 171, 550},
        Case{"1.7.0-failing-leader", 182, 918}, Case{"1.7.0-failing-standby", 165, 390},
        Case{"1.7.0-kustomize-standby", 158, 298}})
    BOOST_TEST_CONTEXT(page) {
      const auto path = kScrapes / ("kuberay-operator-" + std::string(page) + ".prom");
      const Exposition read = read_clean(path);
      BOOST_TEST(read.families.size() == families);
      BOOST_TEST(count_samples(read) == samples);
      const auto again = read_exposition(write_exposition(read));
      BOOST_TEST(again.diagnostics.empty());
      BOOST_TEST((again.value == read));
    }
}

BOOST_AUTO_TEST_CASE(a_real_histogram_is_summarised) {
  const auto all = summarise(read_clean(kScrapes / "kuberay-operator-1.7.0-failing-leader.prom"));
  const auto it =
      std::ranges::find(all, "controller_runtime_reconcile_time_seconds", &FamilySummary::name);
  BOOST_TEST_REQUIRE((it != all.end()));
  BOOST_TEST((it->type == FamilyType::Histogram));
  BOOST_TEST_REQUIRE(it->label_sets.size() == 1U);
  BOOST_TEST((it->label_sets[0].names == std::vector<std::string>{"controller"}));
  BOOST_TEST_REQUIRE(it->label_values.size() == 1U);
  BOOST_TEST(it->label_values[0].values.size() == it->objects);
  BOOST_TEST(it->buckets.front().spelling == "0.005");
  BOOST_TEST(it->buckets.back().spelling == "+Inf");
  BOOST_TEST(it->series == it->objects * (it->buckets.size() + 2));
}

BOOST_AUTO_TEST_CASE(every_page_of_the_reference_is_read_without_a_problem) {
  const char* const reference = std::getenv("OBSGEN_REFERENCE");
  const auto folder = std::filesystem::path{reference == nullptr ? "" : reference} / "data/scrapes";
  if (reference == nullptr || !std::filesystem::is_directory(folder)) {
    BOOST_TEST_MESSAGE("skipped: OBSGEN_REFERENCE has no data/scrapes");
    return;
  }
  std::size_t samples = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".prom") continue;
    samples += count_samples(read_clean(entry.path()));  // a page of a starting operator is empty
  }
  BOOST_TEST(samples > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
