#include "emit/docs/markdown.h"

#include <boost/test/unit_test.hpp>

#include "emit/page.h"
#include "emit/runbook.h"
#include "promql/parse.h"

using namespace obsgen;
using namespace obsgen::emit;

namespace {

constexpr std::string_view kNasty =
    "<script>alert('x')</script> [a](javascript:b) `c` **d** | e & &lt; \\ ![f](g)\n"
    "# heading\n"
    "    code?\n"
    "1. item\n"
    "- item\n"
    "```\n"
    "--> <!-- x";

model::Runbook nasty() {
  const std::string text{kNasty};
  return {.alert = "ToyLost",
          .hold = model::Duration{60'000},
          .summary = text,
          .meaning = text,
          .impact = text,
          .mitigation = {text, "Second."},
          .variables = {"room"},
          .commands = {"kubectl get $room ``` x"},
          .causes = {{"ToyGone", text}},
          .signal = text,
          .condition = *promql::parse("toys{room=\"```\"} > 1").value,
          .query = *promql::parse("toys{room=\"```\"}").value,
          .panel = model::ShownPanel{"A [panel]", "https://g.example.org/d/x)?a=b c"},
          .metrics = {{"toys", text}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(texts_are_shown_as_they_are) {
  struct Case {
    std::string_view text, expected;
  };

  for (const auto& [text, expected] : {
           Case{"plain text, a_b_c", "plain text, a_b_c"},
           Case{"_a_ *b* `c`", "\\_a\\_ \\*b\\* \\`c\\`"},
           Case{"<b>&amp;</b>", "\\<b>\\&amp;\\</b>"},
           Case{"a|b", "a\\|b"},
           Case{"1. one\n 12) two\nx 1. y", "1\\. one\n 12\\) two\nx 1. y"},
           Case{"# a\n- b\n+ c\n> d\n===", "\\# a\n\\- b\n\\+ c\n\\> d\n\\==="},
           Case{"", ""},
       })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(markdown_text(text) == expected); }
}

BOOST_AUTO_TEST_CASE(a_line_holds_a_text_of_several) {
  BOOST_TEST(markdown_line("a\n\n  b\t\n") == "a b");
  BOOST_TEST(markdown_line("") == "");
  BOOST_TEST(markdown_line(" - a") == "\\- a");
}

BOOST_AUTO_TEST_CASE(no_paragraph_is_taken_for_code) {
  BOOST_TEST(markdown_paragraphs("a\n\n    b\n\tc\n\n") == "a\n\nb\nc");
}

BOOST_AUTO_TEST_CASE(nothing_inside_ends_a_block_of_code_or_a_comment) {
  BOOST_TEST(markdown_code("sh", "a") == "```sh\na\n```\n");
  BOOST_TEST(markdown_code("sh", "```\n") == "````sh\n```\n````\n");
  BOOST_TEST(markdown_code("", "x ```` y") == "`````\nx ```` y\n`````\n");
  BOOST_TEST(markdown_comment("a --> b\nc") == "<!-- a --&gt; b c -->\n");
}

BOOST_AUTO_TEST_CASE(a_link_leads_to_the_web_only) {
  BOOST_TEST(markdown_url("https://a.example.org/x?y=z#1") == "https://a.example.org/x?y=z#1");
  BOOST_TEST(markdown_url("https://a/b) [c](d\n") == "https://a/b%29%20%5Bc%5D%28d%0A");
  BOOST_TEST(markdown_url("javascript:alert(1)") == "#");
}

BOOST_AUTO_TEST_CASE(blocks_of_a_page_are_parted_and_their_lines_hold_what_is_said) {
  using namespace page;
  const Page all{
      .comment = "Made.",
      .blocks = {Heading{2, "a # b"}, Prose{"One.\n\n  Two."},
                 Line{Words{"See "}, words(" the\n*page* "), Words{" "}, Strong{"now"}, Words{"."}},
                 Listing{"sh", "ls"}, Bullets{{{Name{"a_b"}, Words{": c"}}, {}}},
                 Steps{{{words("First.")}, {words("Second.")}}},
                 Table{{"x", "y"}, {{{Words{"1"}}, {Link{"a|b", "Toy.md"}}}}}}};
  BOOST_TEST(write_page(all) ==
             "<!-- Made. -->\n\n## a # b\n\nOne.\n\nTwo.\n\nSee the \\*page\\* **now**.\n"
             "\n```sh\nls\n```\n\n- `a_b`: c\n- \n\n1. First.\n2. Second.\n"
             "\n| x | y |\n|---|---|\n| 1 | [a\\|b](Toy.md) |\n");
}

BOOST_AUTO_TEST_CASE(a_link_of_a_page_leads_to_a_page_beside_it_or_to_the_web) {
  for (const auto& [target, expected] :
       {std::pair{"Toy.md", "[x](Toy.md)"}, std::pair{"https://a/b c", "[x](https://a/b%20c)"},
        std::pair{"../Toy.md", "[x](#)"}, std::pair{"javascript:alert(1)", "[x](#)"},
        std::pair{"a b", "[x](#)"}})
    BOOST_TEST_CONTEXT(target) {
      BOOST_TEST(write_page({{}, {page::Line{page::Link{"x", target}}}}) ==
                 std::string{"<!--  -->\n\n"} + expected + "\n");
    }
}

BOOST_AUTO_TEST_CASE(a_runbook_of_nasty_texts_shows_them) {
  const std::string text =
      "\\<script>alert('x')\\</script> \\[a\\](javascript:b) \\`c\\` \\*\\*d\\*\\* \\| e \\& "
      "\\&lt; "
      "\\\\ !\\[f\\](g)";
  const std::string paragraphs = text +
                                 "\n\\# heading\ncode?\n1\\. item\n\\- item\n\\`\\`\\`\n"
                                 "\\--> \\<!-- x";
  const std::string line = text + " # heading code? 1. item - item \\`\\`\\` --> \\<!-- x";
  BOOST_TEST(
      write_page(runbook(nasty(), "Made. Do not edit.")) ==
      "<!-- Made. Do not edit. -->\n"
      "\n# ToyLost\n\n" +
          paragraphs +
          "\n\nSeverity **warning**. Fires after 1m.\n"
          "\n## Meaning\n\n" +
          paragraphs + "\n\n## Impact\n\n" + paragraphs +
          "\n\n## Look first\n\nWhen one of these fires too, it is most likely the cause:\n\n"
          "- [ToyGone](ToyGone.md): " +
          line +
          "\n\n## Diagnosis\n\nThe condition:\n\n````promql\ntoys{room=\"```\"} > 1\n````\n\n" +
          line +
          " A graph of it shows how it came about:\n\n````promql\ntoys{room=\"```\"}\n````\n\n"
          "The panel: [A \\[panel\\]](https://g.example.org/d/x%29?a=b%20c).\n\n"
          "The commands, with the labels of the alert:\n\n````sh\nroom=…\n"
          "kubectl get $room ``` x\n````\n\nWhat it reads:\n\n- `toys`: " +
          line + "\n\n## Mitigation\n\n1. " + line + "\n2. Second.\n\n[All alerts](README.md)\n");
}

BOOST_AUTO_TEST_CASE(what_nobody_wrote_down_is_said_to_be_so) {
  const auto expr = *promql::parse("toys").value;
  const model::Runbook bare{
      .alert = "ToyLost", .summary = "Lost.", .meaning = "Lost.", .condition = expr, .query = expr};
  BOOST_TEST(write_page(runbook(bare, "Made.")) ==
             "<!-- Made. -->\n\n# ToyLost\n\nLost.\n\nSeverity **warning**. Fires at once.\n"
             "\n## Meaning\n\nLost.\n"
             "\n## Impact\n\nNobody has written it down yet.\n"
             "\n## Diagnosis\n\nThe condition:\n\n```promql\ntoys\n```\n"
             "\n## Mitigation\n\nNobody has written it down yet.\n"
             "\n[All alerts](README.md)\n");
}

BOOST_AUTO_TEST_CASE(the_index_is_by_severity_and_says_what_may_be_silenced) {
  const auto expr = *promql::parse("toys").value;
  const auto book = [&](std::string alert, model::AlertSeverity severity) {
    return model::Runbook{.alert = std::move(alert),
                          .severity = severity,
                          .summary = "a|b",
                          .condition = expr,
                          .query = expr};
  };
  const model::Handbook handbook{.title = "Toys & more",
                                 .runbooks = {book("ToyA", model::AlertSeverity::Info),
                                              book("ToyB", model::AlertSeverity::Critical)},
                                 .inhibitions = {{{"ToyB", "ToyC"}, {"ToyA"}, {"cluster"}}}};
  BOOST_TEST(write_page(runbook_index({handbook}, "Made.")) ==
             "<!-- Made. -->\n\n# Runbooks\n\n## Toys \\& more\n\n"
             "| alert | severity | summary |\n|---|---|---|\n"
             "| [ToyB](ToyB.md) | critical | a\\|b |\n"
             "| [ToyA](ToyA.md) | info | a\\|b |\n"
             "\n## One cause, one page\n\nWith these rules Alertmanager keeps silent about what a "
             "critical alert explains:\n\n```yaml\n"
             "inhibit_rules:\n"
             "  - source_matchers:\n"
             "      - \"alertname =~ \\\"ToyB|ToyC\\\"\"\n"
             "    target_matchers:\n"
             "      - \"alertname = \\\"ToyA\\\"\"\n"
             "    equal:\n"
             "      - cluster\n"
             "```\n");
}

BOOST_AUTO_TEST_SUITE_END()
