#include <fstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "fuzz/pipeline/property.h"
#include "pipeline/ask.h"
#include "source_tree.h"

using namespace obsgen;
using namespace obsgen::pipeline;

namespace {

std::string answered(PromqlTask task, PromqlView view, const std::string& expr) {
  PromqlQuestion question{.expr = expr};
  for (const std::string_view row : {"x{a, b, c?}", "y{a}", "z"})
    question.series.push_back(*read_series(row).value);
  const auto found = promql_answer(task, view, question);
  return found.value.value_or(render_text({{"expr", expr}}, found.diagnostics, Colour::Off));
}

PromqlTask task_named(std::string_view name) {
  BOOST_TEST_REQUIRE((name == "fmt" || name == "parse" || name == "explain"));
  if (name == "fmt") return PromqlTask::Format;
  return name == "parse" ? PromqlTask::Parse : PromqlTask::Explain;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_answers)

BOOST_AUTO_TEST_CASE(a_line_that_is_no_question_is_refused) {
  const std::string line = R"({"expr": "up", "serie": []})";
  BOOST_TEST(render_text({{"line", line}}, read_question(line).diagnostics, Colour::Off) ==
             "line:1:16: error: unknown key 'serie', expected 'expr', 'template' or 'series' "
             "[batch/question]\n"
             "{\"expr\": \"up\", \"serie\": []}\n"
             "               ^^^^^^^\n");
}

BOOST_AUTO_TEST_CASE(a_formatted_expression_is_one_line_or_several) {
  BOOST_TEST(answered(PromqlTask::Format, PromqlView::Text, "sum(rate(x[300s]))by(a)") ==
             "sum by (a) (rate(x[5m]))\n");
  const std::string name(60, 'm');
  BOOST_TEST(answered(PromqlTask::Format, PromqlView::Text, name + "+" + name) ==
             "  " + name + "\n+\n  " + name + "\n");
  BOOST_TEST(answered(PromqlTask::Format, PromqlView::Json, "a+b") ==
             "{\"type\":\"vector\",\"string\":\"a + b\"}\n");
  BOOST_TEST(answered(PromqlTask::Format, PromqlView::Text, "rate(x") ==
             "expr:1:5: error: '(' is never closed [promql/syntax]\n"
             "rate(x\n"
             "    ^\n"
             "  help: add ')'\n");
}

BOOST_AUTO_TEST_CASE(a_comment_is_not_lost_in_silence) {
  const std::string expr = "up{a=\"#\"} # not this\n + 1 # nor this";
  const auto found = promql_answer(PromqlTask::Format, PromqlView::Text, {.expr = expr});
  BOOST_TEST(found.value.value() == "up{a=\"#\"} + 1\n");
  BOOST_TEST(render_text({{"expr", expr}}, found.diagnostics, Colour::Off) ==
             "expr:1:11: warning: comments are not kept [promql/comment]\n"
             "up{a=\"#\"} # not this\n"
             "          ^^^^^^^^^^\n");
  BOOST_TEST(
      promql_answer(PromqlTask::Parse, PromqlView::Text, {.expr = expr}).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_tree_is_text_or_json_with_places) {
  BOOST_TEST(answered(PromqlTask::Parse, PromqlView::Text, "-x > bool 1") ==
             "(bin > bool (unary - (vector name=\"x\" \"__name__\"=\"x\")) (num 1))\n");
  BOOST_TEST(
      answered(PromqlTask::Parse, PromqlView::Json, "x{a!='\\xff'} * on (a) group_left (b) y") ==
      R"j({"type":"vector","string":"x{a!=\"\\xff\"} * on (a) group_left (b) y",)j"
      R"j("ast":"(bin * card=many-to-one on=[\"a\"] include=[\"b\"] (vector name=\"x\" \"a\"!=\")j"
      "\uFFFD"
      R"j(\" \"__name__\"=\"x\") (vector name=\"y\" \"__name__\"=\"y\"))","needs":[],)j"
      R"j("tree":{"type":"vector","start":0,"end":38,"kind":"binary","op":"*",)j"
      R"j("on":["a"],"group_left":["b"],)j"
      R"j("lhs":{"type":"vector","start":0,"end":12,"kind":"vector_selector","name":"x",)j"
      R"j("matchers":[{"label":"a","op":"!=","start":2,"end":11,"quoted":"\"\\xff\""}]},)j"
      R"j("rhs":{"type":"vector","start":37,"end":38,"kind":"vector_selector","name":"y",)j"
      R"j("matchers":[]}}})j"
      "\n");
}

BOOST_AUTO_TEST_CASE(the_tree_of_json_tells_every_part) {
  struct Case {
    std::string_view expr, tree;
  };

  for (const auto& [expr, tree] : {
           Case{"-1.5e-7", R"j("kind":"number","value":-1.5e-07)j"},
           Case{"Inf", R"j("kind":"number","value":"+Inf")j"},
           Case{"0x10", R"j("kind":"number","value":16)j"},
           Case{"\"a\\n\"", R"j("kind":"string","value":"a\n")j"},
           Case{"time()", R"j("kind":"call","function":"time","arguments":[])j"},
           Case{"x[5m] offset 1.5",
                R"j("kind":"matrix_selector","name":"x","matchers":[],"offset":1.5,"range":300)j"},
           Case{"x @ end()", R"j("kind":"vector_selector","name":"x","matchers":[],"at":"end()")j"},
       })
    BOOST_TEST_CONTEXT(expr) {
      const auto line = answered(PromqlTask::Parse, PromqlView::Json, std::string{expr});
      BOOST_TEST(line.find(tree) != std::string::npos, line);
    }
}

BOOST_AUTO_TEST_CASE(an_explanation_tells_what_is_read_and_why_labels_go) {
  BOOST_TEST(answered(PromqlTask::Explain, PromqlView::Text,
                      "sum by (a) (rate(x{c=\"1\"}[5m] offset 1h))\n"
                      "  or max_over_time((y * 2)[1h:1m])") ==
             "type    instant vector\n"
             "reads   x{c=\"1\"}[5m] offset 1h\n"
             "reads   y within [1h:1m]\n"
             "labels of alternative 1\n"
             "  always  a\n"
             "  maybe   none\n"
             "    c required at 1:20: the matcher asks for it\n"
             "    __name__ removed at 1:13: 'rate' makes a new value, which has no name\n"
             "    b removed at 1:1: 'sum by (a)' keeps only those\n"
             "    c removed at 1:1: 'sum by (a)' keeps only those\n"
             "labels of alternative 2\n"
             "  always  a\n"
             "  maybe   none\n"
             "    __name__ removed at 2:23: '*' makes a new value, which has no name\n");
  BOOST_TEST(answered(PromqlTask::Explain, PromqlView::Text, "limitk(1, unknown{\"l.d\"!=\"\"})") ==
             "type    instant vector\n"
             "reads   unknown{\"l.d\"!=\"\"}\n"
             "needs   experimental-functions\n"
             "labels\n"
             "  always  \"l.d\"\n"
             "  maybe   none, and any other label\n"
             "    \"l.d\" required at 1:19: the matcher asks for it\n");
  BOOST_TEST(answered(PromqlTask::Explain, PromqlView::Text, "1 + time()") == "type    scalar\n");
  BOOST_TEST(answered(PromqlTask::Explain, PromqlView::Text, "y{a=\"\"}") ==
             "type    instant vector\n"
             "reads   y{a=\"\"}\n"
             "labels\n"
             "  nothing can come out, whatever the series\n");
  BOOST_TEST(
      answered(PromqlTask::Explain, PromqlView::Json, "sum(y)") ==
      R"j({"type":"vector","branches":[{"always":[],"maybe":[],"open":false,"possible":true,)j"
      R"j("changes":[{"label":"__name__","change":"removed",)j"
      R"j("reason":"'sum' without 'by' keeps no label","start":0,"end":4},)j"
      R"j({"label":"a","change":"removed","reason":"'sum' without 'by' keeps no label",)j"
      R"j("start":0,"end":4}]}],"reads":[{"name":"y","selector":"y","within":[],"start":4,"end":5}],)j"
      R"j("needs":[]})j"
      "\n");
}

BOOST_AUTO_TEST_CASE(every_line_of_a_batch_is_answered) {
  std::ifstream file{OBSGEN_SOURCE_DIR "/tests/unit/pipeline/batch.txt"};
  std::size_t cases = 0;
  std::string task;
  std::string line;
  std::string answer;
  std::string blank;
  while (std::getline(file, task) && std::getline(file, line) && std::getline(file, answer)) {
    BOOST_TEST_CONTEXT(task << " " << line) {
      BOOST_TEST(promql_batch_answer(task_named(task), line) == answer);
    }
    std::getline(file, blank);
    ++cases;
  }
  BOOST_TEST(cases > 10U);
}

BOOST_AUTO_TEST_CASE(functions_and_aggregators_are_described) {
  BOOST_TEST(promql_functions(PromqlView::Text, "round").value() ==
             "round(v instant vector, [to_nearest scalar]) -> instant vector\n"
             "    rounds to the nearest multiple, ties up; since 0.11.0\n");
  BOOST_TEST(promql_functions(PromqlView::Text, "limitk").value() ==
             "limitk [by|without (labels)] (k scalar, v instant vector) -> instant vector\n"
             "    a sample of k elements of each group, with all their labels; since 2.54; "
             "experimental\n");
  BOOST_TEST(promql_functions(PromqlView::Json, "time").value() ==
             R"j([{"doc":"evaluation time","experimental":false,"name":"time","result":"scalar",)j"
             R"j("signature":"time()"}])j"
             "\n");
  BOOST_TEST(!promql_functions(PromqlView::Text, "rats").has_value());
  const auto names = promql_function_names();
  for (const std::string name : {"rate", "topk"})
    BOOST_TEST(std::ranges::count(names, name) == 1, name);
  const auto all = promql_functions(PromqlView::Text, "").value();
  for (const std::string_view name : {"sum [by", "label_join(", "histogram_quantile(", "ts_of_max"})
    BOOST_TEST(all.find(name) != std::string::npos, name);
}

BOOST_AUTO_TEST_CASE(series_are_named_with_their_labels) {
  const auto row = read_series(" up { job, zone? , pod } ");
  BOOST_TEST_REQUIRE(row.value.has_value());
  BOOST_TEST(row.value->name == "up");
  BOOST_TEST(row.value->always == (std::vector<std::string>{"job", "pod"}),
             boost::test_tools::per_element());
  BOOST_TEST(row.value->maybe == std::vector<std::string>{"zone"},
             boost::test_tools::per_element());
  for (const std::string_view bad : {"", "{a}", "up{a", "up{,a}", "up{?}", "up{a}b"})
    BOOST_TEST_CONTEXT(bad) {
      const auto read = read_series(bad);
      BOOST_TEST(!read.value.has_value());
      BOOST_TEST_REQUIRE(read.diagnostics.size() == 1U);
      BOOST_TEST(read.diagnostics.front().message == "not of the form NAME{label, label?}");
    }
}

BOOST_AUTO_TEST_CASE(the_fuzz_corpus_of_questions_keeps_every_property) {
  const auto files = files_below("tests/fuzz/pipeline/corpus");
  BOOST_TEST_REQUIRE(!files.empty());
  for (const auto& [path, text] : files)
    BOOST_TEST_CONTEXT(path) { BOOST_TEST(obsgen::fuzz::question_violation(text) == ""); }
}

BOOST_AUTO_TEST_SUITE_END()
