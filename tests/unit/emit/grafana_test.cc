#include <boost/test/unit_test.hpp>

#include "document/write_json.h"
#include "emit/grafana_dashboard.h"
#include "emit/grafana_parts.h"
#include "emit/markdown.h"

using namespace obsgen;
using document::Value;
using model::Tone;

namespace {

model::Panel graph() {
  model::Panel panel{.id = 7, .title = "T", .unit = model::Unit::Seconds};
  panel.queries.push_back(
      {.expr = {.node = promql::NumberLiteral{1}}, .legend = templates::legend_label("a")});
  return panel;
}

model::Dashboard board_of(model::Panel panel) {
  model::Dashboard board{.uid = "u",
                         .title = "B",
                         .range = {5'400'000},
                         .refresh = {60'000},
                         .scrape_interval = {30'000}};
  board.rows.push_back({.id = 1, .title = "R", .panels = {std::move(panel)}});
  return board;
}

const Value& panel_at(const Value& dashboard, std::size_t position) {
  return dashboard.find("panels")->as_array()->at(position);
}

std::string line(const Value* value) {
  return value == nullptr ? "none" : document::write_json_line(*value);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(grafana)

BOOST_AUTO_TEST_CASE(text_is_shown_by_markdown_as_it_is) {
  struct Case {
    std::string_view text, markdown;
  };

  for (const auto& [text, markdown] :
       {Case{"plain text, 100 % of it.", "plain text, 100 % of it."},
        Case{"<error> & <b>bold</b>", "\\<error> \\& \\<b>bold\\</b>"},
        Case{"a_b _c_ __d", "a_b \\_c\\_ \\_\\_d"}, Case{"# 1\n- 2\n> 3", "\\# 1\n\\- 2\n\\> 3"},
        Case{"1 - 2", "1 - 2"},
        Case{"[x](javascript:y) `z` *w*", "\\[x\\](javascript:y) \\`z\\` \\*w\\*"}})
    BOOST_TEST(emit::markdown_text(text) == markdown);
}

BOOST_AUTO_TEST_CASE(a_step_above_zero_does_not_hold_at_zero) {
  const auto above = emit::thresholds({{0, model::Edge::Above, Tone::Bad}}, "green");
  BOOST_TEST(
      line(&above) ==
      R"({"mode":"absolute","steps":[{"color":"green","value":null},{"color":"red","value":1e-09}]})");
  const auto from = emit::thresholds({{1, model::Edge::From, Tone::Good}}, "red");
  BOOST_TEST(
      line(&from) ==
      R"({"mode":"absolute","steps":[{"color":"red","value":null},{"color":"green","value":1}]})");
}

BOOST_AUTO_TEST_CASE(a_line_on_a_graph_is_coloured_by_its_worse_side) {
  auto panel = graph();
  panel.thresholds = {{1, model::Edge::From, Tone::Good}, {60, model::Edge::Above, Tone::Warning}};
  panel.base = Tone::Bad;
  const auto json = emit::dashboard_json(board_of(panel));
  const auto* defaults = panel_at(json, 1).find("fieldConfig")->find("defaults");
  BOOST_TEST(
      line(defaults->find("thresholds")->find("steps")) ==
      R"([{"color":"transparent","value":null},{"color":"red","value":1},{"color":"orange","value":60}])");
}

BOOST_AUTO_TEST_CASE(tones_of_one_kind_have_different_shades) {
  BOOST_TEST(emit::colour_name({Tone::Bad, 0}) == "red");
  BOOST_TEST(emit::colour_name({Tone::Bad, 1}) == "dark-red");
  BOOST_TEST(emit::colour_name({Tone::Good, 2}) == "light-green");
  BOOST_TEST(emit::colour_name({Tone::Neutral, 0}) != emit::colour_name({Tone::Neutral, 1}));
}

BOOST_AUTO_TEST_CASE(ranges_have_one_unit) {
  const auto json = emit::dashboard_json(board_of(graph()));
  BOOST_TEST(line(json.find("time")) == R"({"from":"now-90m","to":"now"})");
  BOOST_TEST(line(json.find("refresh")) == R"("1m")");
}

BOOST_AUTO_TEST_CASE(queries_step_at_least_by_the_scrape_interval) {
  const auto json = emit::dashboard_json(board_of(graph()));
  const auto& target = panel_at(json, 1).find("targets")->as_array()->front();
  BOOST_TEST(line(target.find("interval")) == R"("30s")");
  BOOST_TEST(line(target.find("range")) == "true");
  BOOST_TEST(line(target.find("refId")) == R"("A")");
}

BOOST_AUTO_TEST_CASE(a_collapsed_row_holds_its_panels) {
  auto board = board_of(graph());
  board.rows.front().collapsed = true;
  const auto json = emit::dashboard_json(board);
  BOOST_TEST(json.find("panels")->as_array()->size() == 1U);
  BOOST_TEST(panel_at(json, 0).find("panels")->as_array()->size() == 1U);
}

BOOST_AUTO_TEST_CASE(hostile_text_stays_text) {
  auto panel = graph();
  panel.title = "\"}],\"x\":\"</script>\n";
  panel.styles = {{.match = model::SeriesMatch::Word, .text = "a/.*(b"}};
  const auto json = emit::dashboard_json(board_of(panel));
  BOOST_TEST(*panel_at(json, 1).find("title")->as_text() == panel.title);
  const auto& override =
      panel_at(json, 1).find("fieldConfig")->find("overrides")->as_array()->front();
  BOOST_TEST(*override.find("matcher")->find("options")->as_text() ==
             R"(/(^|[^\w-])a\/\.\*\(b($|[^\w-])/)");
}

BOOST_AUTO_TEST_SUITE_END()
