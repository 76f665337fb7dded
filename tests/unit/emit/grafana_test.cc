#include <boost/test/unit_test.hpp>

#include "document/write_json.h"
#include "emit/docs/markdown.h"
#include "emit/grafana/parts.h"
#include "emit/grafana_dashboard.h"

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

BOOST_AUTO_TEST_CASE(columns_of_many_queries_are_the_fields_that_grafana_makes) {
  model::Panel panel{.view = model::View::Table};
  panel.table.columns.push_back({.source = model::LabelField{"Value #[ of"}, .title = "Label"});
  for (std::size_t i = 0; i < 28; ++i) {
    panel.queries.push_back({.expr = {.node = promql::NumberLiteral{1}}});
    panel.table.columns.push_back(
        {.source = model::QueryField{i}, .title = std::to_string(i), .decimals = 0});
  }
  const auto json = emit::dashboard_json(board_of(panel));
  const auto& targets = *panel_at(json, 1).find("targets")->as_array();
  BOOST_TEST(line(targets.at(26).find("refId")) == R"("AA")");
  const auto& steps = *panel_at(json, 1).find("transformations")->as_array();
  const auto& names = *steps.at(1).find("options")->find("include")->find("names")->as_array();
  BOOST_TEST(*names.at(0).as_text() == "Value #[ of");
  BOOST_TEST(*names.at(1).as_text() == "Value #A");
  BOOST_TEST(*names.at(26).as_text() == "Value #Z");
  BOOST_TEST(*names.at(27).as_text() == "Value #AA");
  BOOST_TEST(*names.at(28).as_text() == "Value #AB");
  const auto& overrides = *panel_at(json, 1).find("fieldConfig")->find("overrides")->as_array();
  const auto first = line(overrides.at(0).find("properties"));
  BOOST_TEST(first == R"([{"id":"custom.filterable","value":true}])");
}

BOOST_AUTO_TEST_CASE(the_values_of_an_only_query_have_no_name) {
  model::Panel panel{.view = model::View::Table};
  panel.queries.push_back({.expr = {.node = promql::NumberLiteral{1}}});
  panel.table.columns.push_back({.source = model::QueryField{0}, .title = "Number"});
  const auto json = emit::dashboard_json(board_of(panel));
  const auto& steps = *panel_at(json, 1).find("transformations")->as_array();
  BOOST_TEST(line(steps.at(1).find("options")->find("renameByName")) == R"({"Value":"Number"})");
}

BOOST_AUTO_TEST_CASE(links_are_addresses_of_grafana) {
  model::Panel panel{.view = model::View::Table,
                     .links = {{"Page", model::WebPage{"https://x.example.org/a b"}}}};
  panel.table.columns = {{.source = model::LabelField{"name"}, .title = "Name"},
                         {.source = model::LabelField{"exported_namespace"}, .title = "Where"},
                         {.source = model::LabelField{"alertname"}, .title = "Alert"}};
  panel.table.columns.at(0).links = {
      {"One", model::NarrowedDashboard{"u", {"job"}, {{"space", 1}, {"name", 0}}}}};
  panel.table.columns.at(1).links = {{"Plain", model::NarrowedDashboard{.uid = "v"}}};
  panel.table.columns.at(2).links = {{"Rule", model::AlertRules{}}};
  const auto json = emit::dashboard_json(board_of(panel));
  const auto& out = panel_at(json, 1);
  BOOST_TEST(*out.find("links")->as_array()->at(0).find("url")->as_text() ==
             "https://x.example.org/a b");
  const auto url = [&](std::size_t column) {
    const auto& properties = *out.find("fieldConfig")
                                  ->find("overrides")
                                  ->as_array()
                                  ->at(column)
                                  .find("properties")
                                  ->as_array();
    return *properties.back().find("value")->as_array()->at(0).find("url")->as_text();
  };
  BOOST_TEST(url(0) ==
             "/d/u?${__url_time_range}&${datasource:queryparam}&${job:queryparam}"
             "&var-space=${__data.fields[\"Where\"]:percentencode}"
             "&var-name=${__data.fields[\"Name\"]:percentencode}");
  BOOST_TEST(url(1) == "/d/v?${__url_time_range}&${datasource:queryparam}");
  BOOST_TEST(url(2) == "/alerting/list?search=${__value.text:percentencode}");
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
