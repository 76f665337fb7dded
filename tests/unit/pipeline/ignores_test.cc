// Problems that are not told: because an item of the catalog accepts them, or because nobody asked.

#include <map>
#include <string>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "loader.h"
#include "pipeline/check.h"
#include "pipeline/generate.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

using Files = std::map<std::string, std::string>;

constexpr std::string_view kHead =
    "catalog: 1\n"
    "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"
    "scrape: {service: {app: toy}, port: http}\n"
    "dashboards: [{name: all, title: All, rows: [{title: Rest, rest: true}]}]\n";

/// A catalog whose signal reads a counter as it is, with that `ignore` list.
std::string toy(std::string_view ignore, std::string_view more = "") {
  return fmt::format(
      "{}metrics:\n  - {{name: toys_total, type: counter, help: Toys.}}\n"
      "signals:\n  made:\n    expr: sum(toys_total)\n{}{}",
      kHead, ignore.empty() ? "" : fmt::format("    ignore: [{}]\n", ignore), more);
}

catalog::Search in_memory(const Files& files) {
  return {.load = test::loader([&](const std::string& path) {
            const auto it = files.find(path);
            return it == files.end() ? std::nullopt : std::optional{it->second};
          })};
}

std::string checked(const Files& files, CheckRequest request = {}) {
  request.catalogs = {"toy.yaml"};
  Sources sources;
  const auto outcome = check_catalogs(request, in_memory(files), sources);
  return render_text(sources, outcome.diagnostics, Colour::Off);
}

std::string checked(const std::string& text, CheckRequest request = {}) {
  return checked(Files{{"toy.yaml", text}}, std::move(request));
}

std::string generated(const std::string& text) {
  const Files files{{"toy.yaml", text}};
  Sources sources;
  const auto outcome = generate({.catalogs = {"toy.yaml"}}, in_memory(files), sources);
  return render_text(sources, outcome.diagnostics, Colour::Off);
}

constexpr std::string_view kAccepted = "{code: promql/raw-counter, reason: Known.}";

}  // namespace

BOOST_AUTO_TEST_SUITE(ignores)

BOOST_AUTO_TEST_CASE(what_an_item_accepts_is_not_told) {
  BOOST_TEST(checked(toy("")).find("[promql/raw-counter]") != std::string::npos);
  BOOST_TEST(generated(toy("")).find("[promql/raw-counter]") != std::string::npos);
  BOOST_TEST(checked(toy(kAccepted)) == "");
  BOOST_TEST(generated(toy(kAccepted)) == "");
}

BOOST_AUTO_TEST_CASE(an_error_that_is_accepted_lets_the_run_go_on) {
  const auto lost = [](std::string_view ignore) {
    return fmt::format(
        "{}metrics: [{{name: toys, type: gauge, help: Toys.}}]\n"
        "signals:\n  few: {{expr: sum by (zone) (toys){}}}\n"
        "  many: {{expr: sum(toys_made)}}\n",
        kHead, ignore);
  };
  BOOST_TEST(checked(lost("")).find("[promql/unknown-label]") != std::string::npos);
  const auto told = checked(lost(", ignore: [{code: promql/unknown-label, reason: Known.}]"));
  BOOST_TEST(told.find("[promql/unknown-label]") == std::string::npos, told);
  BOOST_TEST(told.find("[promql/unknown-metric]") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(another_item_is_not_covered) {
  const auto told = checked(toy(kAccepted, "  sold: {expr: sum(toys_total)}\n"));
  BOOST_TEST(told.find("toy.yaml:11:") == 0U, told);
  BOOST_TEST(told.find("[promql/raw-counter]") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(what_is_accepted_for_nothing_is_told) {
  const std::string expected =
      "toy.yaml:10:21: warning: 'promql/no-match' is ignored here, and nothing has it "
      "[catalog/unused-ignore]\n"
      "    ignore: [{code: promql/no-match, reason: Known.}, {code: promql/raw-counter, reason: "
      "Known.}]\n"
      "                    ^^^^^^^^^^^^^^^\n"
      "  help: remove the entry: what it ignored is mended or stands elsewhere\n";
  const auto text = toy(fmt::format("{{code: promql/no-match, reason: Known.}}, {}", kAccepted));
  BOOST_TEST(checked(text) == expected);
  BOOST_TEST(generated(text) == expected);
}

BOOST_AUTO_TEST_CASE(what_one_release_needs_is_not_unused) {
  const std::string text = std::string{kHead} +
                           "components: {\"1.0\": {}, \"2.0\": {}}\n"
                           "metrics:\n"
                           "  - {name: toys_total, type: counter, help: Toys., until: \"2.0\"}\n"
                           "  - {name: toys, type: gauge, help: Toys.}\n"
                           "signals: {made: {expr: sum(toys_total), ignore: [{code: "
                           "promql/raw-counter, reason: Known.}]}}\n";
  BOOST_TEST(checked(text) == "");
  BOOST_TEST(checked(text, {.version = "2.0"}) == "");
  BOOST_TEST(generated(text) == "");
}

BOOST_AUTO_TEST_CASE(what_a_library_accepts_may_be_needed_by_another_operator) {
  const Files files{{"toy.yaml", std::string{kHead} + "include: [lib.yaml]\n"},
                    {"lib.yaml",
                     "catalog: 1\nlibrary: lib\n"
                     "metrics:\n"
                     "  - {name: toys, type: gauge, help: Toys., ignore: [{code: promql/no-match, "
                     "reason: R.}]}\n"}};
  BOOST_TEST(checked(files) == "");
}

BOOST_AUTO_TEST_CASE(an_entry_holds_beyond_its_day_and_check_reminds_of_it) {
  const auto text = toy("{code: promql/raw-counter, reason: Known., until: 2027-01-31}");
  BOOST_TEST(checked(text, {.today = Day{2027, 1, 31}}) == "");
  BOOST_TEST(checked(text, {.today = Day{2027, 2, 1}}) ==
             "toy.yaml:10:64: warning: 'promql/raw-counter' was to be ignored until 2027-01-31, "
             "which has passed [catalog/expired-ignore]\n"
             "    ignore: [{code: promql/raw-counter, reason: Known., until: 2027-01-31}]\n"
             "                                                               ^^^^^^^^^^\n"
             "  note: the reason: 'Known.'\n"
             "  help: mend what it ignores, or give it another day\n");
  BOOST_TEST(generated(text) == "");
}

BOOST_AUTO_TEST_CASE(only_codes_that_there_are_and_that_can_be_ignored_are_accepted) {
  BOOST_TEST(checked(toy("{code: promql/raw-count, reason: Known.}")) ==
             "toy.yaml:10:21: error: there is no check 'promql/raw-count' [catalog/unknown-code]\n"
             "    ignore: [{code: promql/raw-count, reason: Known.}]\n"
             "                    ^^^^^^^^^^^^^^^^\n"
             "  help: did you mean 'promql/raw-counter'?\n");
  BOOST_TEST(checked(toy("{code: yaml/tab, reason: Known.}")) ==
             "toy.yaml:10:21: error: 'yaml/tab' cannot be ignored [catalog/unknown-code]\n"
             "    ignore: [{code: yaml/tab, reason: Known.}]\n"
             "                    ^^^^^^^^\n"
             "  help: what has it keeps a catalog from being read or built\n");
}

BOOST_AUTO_TEST_CASE(only_what_is_selected_and_not_ignored_is_told) {
  const auto text = toy("");
  const auto raw = checked(text);
  BOOST_TEST(raw.find("[promql/raw-counter]") != std::string::npos);
  for (const char* const word : {"promql", "promql/*", "promql/raw-counter"}) {
    BOOST_TEST(checked(text, {.selected = {word}}) == raw, word);
    BOOST_TEST(checked(text, {.ignored = {word}}) == "", word);
    BOOST_TEST(checked(text, {.selected = {"promql"}, .ignored = {word}}) == "", word);
  }
  BOOST_TEST(checked(text, {.selected = {"alert", "promql/no-match"}}) == "");
  BOOST_TEST(checked(text, {.ignored = {"alert", "promql/no-match"}}) == raw);
}

BOOST_AUTO_TEST_CASE(a_word_that_is_no_code_and_no_area_is_refused) {
  BOOST_TEST(checked(toy(""), {.selected = {"promq/*", "promql/raw-count"}, .ignored = {"zzz"}}) ==
             "obsgen: error: --select takes codes of checks and their areas, and 'promq/*' is "
             "neither [cli/unknown-check]\n"
             "  help: did you mean 'promql'?\n"
             "obsgen: error: --select takes codes of checks and their areas, and "
             "'promql/raw-count' is neither [cli/unknown-check]\n"
             "  help: did you mean 'promql/raw-counter'?\n"
             "obsgen: error: --ignore takes codes of checks and their areas, and 'zzz' is neither "
             "[cli/unknown-check]\n"
             "  help: see 'obsgen check --list'\n");
}

BOOST_AUTO_TEST_CASE(what_keeps_a_catalog_from_being_read_is_always_told) {
  const std::string unreadable = "catalog: [1\n";
  BOOST_TEST(checked(unreadable) != "");
  BOOST_TEST(checked(unreadable, {.ignored = {"yaml"}}) == checked(unreadable));
  const auto wrong = toy("", "  sold: {expr: sum(}\n");
  BOOST_TEST(checked(wrong).find("[promql/") != std::string::npos);
  BOOST_TEST(checked(wrong, {.selected = {"alert"}, .ignored = {"promql"}}) == checked(wrong));
  const auto unread = checked("catalog: 1\n", {.selected = {"alert"}});
  BOOST_TEST(unread.find("[catalog/missing-key]") != std::string::npos, unread);
}

BOOST_AUTO_TEST_SUITE_END()
