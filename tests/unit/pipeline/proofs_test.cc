// What is proven of expressions: one catalog, and in it one signal after the other. Each line of
// `refused.txt` is told with all that its user sees; those of `silent.txt` are right.

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "base/text.h"
#include "golden_files.h"
#include "pipeline/check.h"
#include "source_tree.h"

using namespace obsgen;

namespace {

constexpr std::string_view kFolder = "tests/golden/proofs/";

/// `expression ;; unit=bytes ;; alert=above: 3 ;; panel=top: 5`.
struct Case {
  std::string line{};
  std::string expr{};
  std::string unit{};
  std::string alert{};
  std::string panel{};
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

Case read_case(const std::string& line) {
  const auto parts = split(line, " ;; ");
  Case found{.line = line, .expr = parts.front()};
  for (const std::string& part : parts) {
    if (part.starts_with("unit=")) found.unit = part.substr(5);
    if (part.starts_with("alert=")) found.alert = part.substr(6);
    if (part.starts_with("panel=")) found.panel = part.substr(6);
  }
  return found;
}

std::vector<Case> cases_of(const std::string& file) {
  std::vector<Case> cases;
  for (const auto& line : split(text_of_file(std::string{kFolder} + file), "\n"))
    if (!line.empty() && !line.starts_with('#')) cases.push_back(read_case(line));
  return cases;
}

std::string catalog_with(const Case& tried) {
  const auto signal = fmt::format("  tried:\n    unit: {}\n    expr: {}\n",
                                  tried.unit.empty() ? "none" : tried.unit, tried.expr);
  const auto alert = fmt::format(
      "  - {{name: Tried, signal: tried, {}, summary: Tried.{}}}\n", tried.alert,
      tried.alert.find("description") == std::string::npos ? ", description: Tried." : "");
  auto text = text_of_file(std::string{kFolder} + "catalog.yaml");
  text = replaced(text, "  # the signal\n", signal);
  if (!tried.panel.empty())
    text = replaced(text, "{signal: tried}", fmt::format("{{signal: tried, {}}}", tried.panel));
  return replaced(text, "  # the alert\n", tried.alert.empty() ? "" : alert);
}

std::string problems_in(const std::string& text) {
  Sources sources;
  const catalog::Search search{.load = [&](const std::string&) -> catalog::Loaded { return text; }};
  const auto checked = pipeline::check_catalogs({.catalogs = {"c.yaml"}}, search, sources);
  return render_text(sources, checked.diagnostics, Colour::Off);
}

std::string problems_of(const Case& tried) { return problems_in(catalog_with(tried)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(proofs)

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_reason) {
  std::string told;
  for (const Case& tried : cases_of("refused.txt")) {
    const auto problems = problems_of(tried);
    BOOST_TEST(!problems.empty(), tried.line << " is taken without a word");
    told += fmt::format("== {}\n{}\n", tried.line, problems);
  }
  test::compare_with_golden("proofs/told", {{"refused.txt", told}});
}

BOOST_AUTO_TEST_CASE(what_is_right_is_taken_in_silence) {
  for (const Case& tried : cases_of("silent.txt"))
    BOOST_TEST_CONTEXT(tried.line) { BOOST_TEST(problems_of(tried) == ""); }
}

BOOST_AUTO_TEST_CASE(a_column_in_another_unit_than_its_query_is_told) {
  const auto text = catalog_with({.expr = "max by (code) (widget_queue_depth)", .unit = "objects"});
  const auto shown_in = [&](std::string_view unit) {
    return problems_in(
        replaced(text, "{signal: tried}",
                 fmt::format("{{id: t, title: T, view: table, key: {{code: Code}}, "
                             "columns: [{{signal: tried, title: Depth, unit: {}}}]}}",
                             unit)));
  };
  BOOST_TEST(shown_in("objects") == "");
  BOOST_TEST(
      shown_in("bytes").find("the column 'Depth' of 'T' shows bytes, and its query gives a "
                             "count or share [dashboard/unit-mismatch]") != std::string::npos,
      shown_in("bytes"));
}

BOOST_AUTO_TEST_SUITE_END()
