// Each check's bad example shows its problem and no other, and its good one none at all: both are
// read as what they are found in.

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "base/text.h"
#include "catalog/read_catalog.h"
#include "check/page.h"
#include "check/table.h"
#include "document/read_json.h"
#include "document/read_yaml.h"
#include "exposition/read.h"
#include "exposition/summary.h"
#include "pipeline/ask.h"
#include "pipeline/check.h"
#include "pipeline/generate.h"

using namespace obsgen;
using check::Check;
using check::FoundIn;

namespace {

using Files = std::map<std::string, std::string>;

/// A section of a catalog: its key and its text.
struct Section {
  std::string_view key{};
  std::string_view text{};
};

/// What a catalog has where an example does not say otherwise.
constexpr std::array kSections{
    Section{"catalog", "catalog: 1\n"},
    Section{"operator", "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"},
    Section{"scrape", "scrape: {service: {app: toy}, port: http}\n"},
    Section{"labels",
            "labels:\n"
            "  zone: {help: zone of the shelf}\n"
            "  colour: {help: colour of the toy, values: [red, blue]}\n"},
    Section{"metrics",
            "metrics:\n"
            "  - {name: toys, type: gauge, help: Toys on the shelf., labels: [zone, colour]}\n"
            "  - {name: toy_builds_total, type: counter, help: Toys built., labels: [zone], "
            "presence: [event]}\n"
            "  - {name: toy_build_seconds, type: histogram, unit: seconds, help: Time to build., "
            "labels: [zone], buckets: [0.1, 1, 10], presence: [event]}\n"
            "  - {name: toy_paint_seconds, type: summary, unit: seconds, help: Time to paint., "
            "quantiles: [0.5, 0.99], presence: [event]}\n"},
    Section{"dashboards",
            "dashboards:\n"
            "  - {name: main, title: Toys, rows: [{title: Everything, rest: true}]}\n"}};

const std::string kFew =
    "alerts:\n"
    "  - {name: Few, signal: \"toys:value\", below: 3, summary: Few toys., description: Few.}\n";

/// What an example may include.
const Files kBeside{
    {"lib/toys.yaml",
     "catalog: 1\nlibrary: toys\ncomponent: box\n"
     "metrics:\n  - {name: box_size, type: gauge, help: Size., since: \"2.0\"}\n"},
    {"lib/boxes.yaml",
     "catalog: 1\nlibrary: boxes\ncomponent: box\n"
     "metrics:\n  - {name: boxes, type: gauge, help: Boxes.}\n"},
    {"other.yaml",
     "catalog: 1\noperator: {name: other, title: Other, alert_prefix: Other, namespace: o}\n"
     "scrape: {service: {app: other}, port: http}\n"
     "metrics:\n  - {name: others, type: gauge, help: Others.}\n"
     "dashboards:\n  - {name: main, title: Others, rows: [{title: All, rest: true}]}\n"}};

bool has_section(std::string_view text, std::string_view key) {
  const auto head = fmt::format("{}:", key);
  return text.starts_with(head) || text.find("\n" + head) != std::string_view::npos;
}

/// The sections of `fragment`, and the usual ones for all others.
std::string with_usual_sections(std::string_view fragment) {
  std::string text;
  for (const Section& section : kSections) {
    if (!has_section(fragment, section.key)) text += section.text;
  }
  return text.append(fragment).append("\n");
}

std::string indented(std::string_view text) {
  return "      " + replaced(text, "\n", "\n      ") + "\n";
}

/// What came of an example: its problems, and how a user sees them.
struct Seen {
  Diagnostics problems{};
  std::string text{};
};

catalog::Search among(Files files) {
  files.insert(kBeside.begin(), kBeside.end());
  return {.load = [files = std::move(files)](const std::string& path) -> catalog::Loaded {
    if (const auto it = files.find(path); it != files.end()) return it->second;
    if (path == "lib") return IoError{"cannot read lib: Is a directory", IoError::Reason::Refused};
    return IoError{"cannot read " + path + ": No such file or directory", IoError::Reason::Missing};
  }};
}

Seen check_request(std::string text, std::string_view overlay, pipeline::CheckRequest request) {
  Sources sources;
  if (!overlay.empty()) request.overlays = {"overlay.yaml"};
  const auto search =
      among({{"catalog.yaml", std::move(text)}, {"overlay.yaml", std::string{overlay}}});
  auto outcome = pipeline::check_catalogs(request, search, sources);
  auto shown = render_text(sources, outcome.diagnostics, Colour::Off);
  return {std::move(outcome.diagnostics), std::move(shown)};
}

Seen check_catalog(std::string text, std::string_view overlay = {}) {
  return check_request(std::move(text), overlay,
                       {.catalogs = {"catalog.yaml"}, .today = Day{2027, 1, 31}});
}

std::string catalog_of_expression(std::string_view example) {
  return with_usual_sections(
      fmt::format("signals:\n  example:\n    expr: |\n{}", indented(example)));
}

std::string catalog_of_template(std::string_view example) {
  return with_usual_sections(
      fmt::format("signals: {{shelf: {{expr: sum by (zone) (toys)}}}}\n"
                  "alerts:\n"
                  "  - name: Few\n    signal: shelf\n    below: 3\n    summary: Few toys.\n"
                  "    description: |\n{}",
                  indented(example)));
}

/// The catalog that an example is read in; empty when it is of none.
std::string catalog_of(FoundIn place, std::string_view example) {
  if (place == FoundIn::Catalog) return with_usual_sections(example);
  if (place == FoundIn::Expression) return catalog_of_expression(example);
  return place == FoundIn::Template ? catalog_of_template(example) : std::string{};
}

Seen shown(std::string_view text, Diagnostics problems) {
  auto rendered = render_text({{"example", std::string{text}}}, problems, Colour::Off);
  return {std::move(problems), std::move(rendered)};
}

Seen check_page(std::string_view example, exposition::Format format) {
  const auto page = fmt::format("{}\n", example);
  return shown(page, exposition::read_exposition(page, format).diagnostics);
}

Seen check_exposed(std::string_view example) {
  const auto page = fmt::format("{}\n", example);
  auto read = exposition::read_exposition(page);
  BOOST_TEST_REQUIRE(read.ok());
  Sources sources;
  const auto catalog = catalog::read_catalog(
      "catalog.yaml", among({{"catalog.yaml", with_usual_sections("")}}), sources);
  BOOST_TEST_REQUIRE(catalog.ok());
  append(read.diagnostics, check::check_page(*catalog.value, exposition::summarise(*read.value),
                                             {.file = static_cast<FileId>(sources.size())}));
  sources.push_back({"page", page});
  auto rendered = render_text(sources, read.diagnostics, Colour::Off);
  return {std::move(read.diagnostics), std::move(rendered)};
}

Seen check_formatted(std::string_view example) {
  auto answer = pipeline::promql_answer(pipeline::PromqlTask::Format, pipeline::PromqlView::Text,
                                        {.expr = std::string{example}});
  return shown(example, std::move(answer.diagnostics));
}

Seen seen(FoundIn place, std::string_view example) {
  const SourceFile file{"example", std::string{example}};
  switch (place) {
    case FoundIn::Yaml:
      return shown(example, document::read_yaml(file, 0).diagnostics);
    case FoundIn::Json:
      return shown(example, document::read_json(file, 0).diagnostics);
    case FoundIn::Catalog:
    case FoundIn::Expression:
    case FoundIn::Template:
      return check_catalog(catalog_of(place, example));
    case FoundIn::Overlay:
      return check_catalog(with_usual_sections(kFew), example);
    case FoundIn::Page:
      return check_page(example, exposition::Format::Detect);
    case FoundIn::OpenMetrics:
      return check_page(example, exposition::Format::OpenMetrics);
    case FoundIn::Exposed:
      return check_exposed(example);
    case FoundIn::Question:
      return shown(example, pipeline::read_question(example).diagnostics);
    case FoundIn::Series:
      return shown(example, pipeline::read_series(example).diagnostics);
    case FoundIn::Formatted:
      return check_formatted(example);
    case FoundIn::Written:
    case FoundIn::Bytes:
    case FoundIn::Limit:
    case FoundIn::CommandLine:
      break;
  }
  BOOST_FAIL("nothing has examples there");
  return {};
}

std::set<std::string> codes_of(const Diagnostics& problems) {
  std::set<std::string> codes;
  for (const Diagnostic& problem : problems)
    codes.insert(problem.code);
  return codes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_examples)

BOOST_AUTO_TEST_CASE(every_bad_example_shows_its_problem_alone) {
  for (const Check& check : check::checks()) {
    if (!has_examples(check.found_in)) continue;
    BOOST_TEST_CONTEXT(check.code << "\n" << check.bad) {
      const auto found = seen(check.found_in, check.bad);
      BOOST_TEST((codes_of(found.problems) == std::set{std::string{check.code}}), found.text);
      for (const Diagnostic& problem : found.problems)
        BOOST_TEST((problem.severity == check.severity), found.text);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_good_example_shows_no_problem) {
  for (const Check& check : check::checks()) {
    if (!has_examples(check.found_in)) continue;
    BOOST_TEST_CONTEXT(check.code << "\n" << check.good) {
      const auto found = seen(check.found_in, check.good);
      BOOST_TEST(found.problems.empty(), found.text);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_can_be_ignored_is_and_the_run_goes_on) {
  for (const Check& check : check::checks()) {
    if (!check::can_be_ignored(check)) continue;
    const auto text = catalog_of(check.found_in, check.bad);
    if (text.empty()) continue;
    BOOST_TEST_CONTEXT(check.code << "\n" << check.bad) {
      const auto found = check_request(
          text, {}, {.catalogs = {"catalog.yaml"}, .ignored = {std::string{check.code}}});
      BOOST_TEST(!codes_of(found.problems).contains(std::string{check.code}), found.text);
      const auto nothing = check_request(
          text, {}, {.catalogs = {"catalog.yaml"}, .selected = {"catalog/newer-release"}});
      BOOST_TEST(nothing.problems.empty(), nothing.text);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_ignored_is_told_by_reading) {
  for (const Check& check : check::checks()) {
    const auto text = catalog_of(check.found_in, check.bad);
    if (text.empty() || check::can_be_ignored(check)) continue;
    if (check.code == "catalog/unknown-code") continue;  // of the acceptance itself
    BOOST_TEST_CONTEXT(check.code << "\n" << check.bad) {
      Sources sources;
      const auto read =
          catalog::read_catalog("catalog.yaml", among({{"catalog.yaml", text}}), sources);
      BOOST_TEST(codes_of(read.diagnostics).contains(std::string{check.code}));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_an_item_accepts_does_not_keep_it_from_being_written) {
  for (const Check& check : check::checks()) {
    if (!check::can_be_ignored(check)) continue;
    const auto ignore =
        fmt::format("    ignore: [{{code: {}, reason: It is known.}}]\n", check.code);
    auto text = catalog_of(check.found_in, check.bad);
    if (check.found_in == FoundIn::Expression) text += ignore;
    if (check.found_in == FoundIn::Template) text += ignore;
    if (check.found_in != FoundIn::Expression && check.found_in != FoundIn::Template) continue;
    BOOST_TEST_CONTEXT(text) {
      Sources sources;
      const auto made = pipeline::generate({.catalogs = {"catalog.yaml"}},
                                           among({{"catalog.yaml", text}}), sources);
      BOOST_TEST(!codes_of(made.diagnostics).contains(std::string{check.code}),
                 render_text(sources, made.diagnostics, Colour::Off));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_row_has_examples_exactly_where_a_text_can_show_it) {
  for (const Check& check : check::checks()) {
    BOOST_TEST_CONTEXT(check.code) {
      BOOST_TEST(!check.bad.empty() == has_examples(check.found_in));
      BOOST_TEST(!check.good.empty() == has_examples(check.found_in));
      BOOST_TEST(!to_string(check.found_in).empty());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
