#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <boost/test/unit_test.hpp>

#include "../../fuzz/exposition/property.h"
#include "exposition/read.h"
#include "exposition/write.h"

using namespace obsgen;
using namespace obsgen::exposition;

namespace {

using Random = std::mt19937_64;

std::string any_text(Random& random) {
  constexpr std::string_view kBytes = "ab_:1 \\\"\n{},=#";
  std::string text;
  for (auto left = 1 + random() % 6; left > 0; --left)
    text += kBytes[random() % kBytes.size()];
  return text;
}

Labels any_labels(Random& random) {
  Labels labels;
  for (const std::string_view name : {"a", "b.c", "z", "ü"}) {
    if (random() % 2 == 0) labels.push_back({.name = std::string(name), .value = any_text(random)});
  }
  return labels;
}

Sample any_sample(Random& random, const Family& family, Format format) {
  Sample sample{.name = family.name + std::string(sample_suffixes(family.type, format).front()),
                .labels = any_labels(random),
                .value = static_cast<double>(random() % 1000) / 7};
  if (random() % 3 == 0)
    sample.timestamp_ms = static_cast<std::int64_t>(random() % 2'000'000'000'000);
  if (format == Format::OpenMetrics && random() % 3 == 0) {
    sample.exemplar = Exemplar{.labels = any_labels(random), .value = 0.1, .timestamp_ms = -1500};
  }
  return sample;
}

Exposition any_page(Random& random, Format format) {
  Exposition page{.format = format};
  for (auto number = random() % 6; number > 0; --number) {
    const auto types = format == Format::OpenMetrics ? kFamilyTypes.size() : 5;
    Family family{.name = "f" + std::to_string(number) + any_text(random) + "_s",
                  .type = kFamilyTypes[random() % types],
                  .help = any_text(random)};
    if (format == Format::OpenMetrics) family.unit = "s";
    for (auto left = random() % 4; left > 0; --left) {
      family.samples.push_back(any_sample(random, family, format));
    }
    page.families.push_back(std::move(family));
  }
  return page;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(a_page_is_written_with_quotes_only_where_needed) {
  const Exposition page{
      .format = Format::OpenMetrics,
      .families = {{.name = "a",
                    .type = FamilyType::Counter,
                    .help = "x\ny",
                    .samples = {{.name = "a_total",
                                 .labels = {{"b", "\"c\""}, {"d.e", ""}},
                                 .value = 1e22,
                                 .timestamp_ms = -1005,
                                 .exemplar = Exemplar{.labels = {{"t", "1"}}, .value = 2}}}},
                   {.name = "m.n", .samples = {{.name = "m.n", .value = 0.1}}}}};
  BOOST_TEST(write_exposition(page) ==
             "# HELP a x\\ny\n# TYPE a counter\na_total{b=\"\\\"c\\\"\",\"d.e\"=\"\"} 1e+22 -1.005 "
             "# {t=\"1\"} 2\n# TYPE \"m.n\" unknown\n{\"m.n\"} 0.1\n# EOF\n");
}

BOOST_AUTO_TEST_CASE(any_page_is_written_and_read_back_as_equal) {
  Random random(7);
  for (int round = 0; round < 1000; ++round) {
    const auto format = round % 2 == 0 ? Format::PrometheusText : Format::OpenMetrics;
    const Exposition page = any_page(random, format);
    const std::string written = write_exposition(page);
    const auto read = read_exposition(written, format);
    BOOST_TEST_REQUIRE((read.value == page), written);
  }
}

BOOST_AUTO_TEST_CASE(equality_sees_what_a_sample_says_and_not_where) {
  const Sample sample{.name = "a", .value = 1, .span = {0, 3}};
  Sample other = sample;
  other.span = {5, 8};
  BOOST_TEST((sample == other));
  other.value = 2;
  BOOST_TEST((sample != other));
  other = sample;
  other.timestamp_ms = 1;
  BOOST_TEST((sample != other));
}

BOOST_AUTO_TEST_CASE(the_fuzz_corpus_breaks_no_property) {
  const auto folder = std::filesystem::path{OBSGEN_SOURCE_DIR} / "tests/fuzz/exposition/corpus";
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    BOOST_TEST_CONTEXT(entry.path()) { BOOST_TEST(broken_property(page) == ""); }
    ++pages;
  }
  BOOST_TEST(pages > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
