#include "exposition/read.h"

#include <boost/test/unit_test.hpp>

#include "unit/exposition/page_text.h"

using namespace obsgen;
using namespace obsgen::exposition;

namespace {

std::string problems_text(std::string_view page, const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Span span = diagnostic.place.span;
    text += fmt::format("{} {}-{} {} [{}]\n", to_string(diagnostic.severity), span.begin, span.end,
                        diagnostic.message, diagnostic.code);
    BOOST_TEST(span.end <= page.size());
  }
  return text;
}

std::string problems(std::string_view page, Format format) {
  return problems_text(page, read_exposition(page, format).diagnostics);
}

std::string read_clean(std::string_view page, Format format) {
  const auto outcome = read_exposition(page, format);
  BOOST_TEST(problems_text(page, outcome.diagnostics) == "");
  BOOST_TEST_REQUIRE(outcome.value.has_value());
  return dump(*outcome.value);
}

struct Reading {
  std::string_view page, tree;
};

struct Rejection {
  std::string_view page, problems;
};

void expect(Format format, std::initializer_list<Rejection> cases) {
  for (const auto& [page, expected] : cases)
    BOOST_TEST_CONTEXT(page) { BOOST_TEST(problems(page, format) == expected); }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(prometheus_text_becomes_families) {
  for (const auto& [page, tree] :
       {Reading{"", ""}, Reading{"\n \n", ""}, Reading{"a 1", "(untyped a (a 1))\n"},
        Reading{"a{} 1\n", "(untyped a (a 1))\n"},
        Reading{"# just words\n#HELP a b\n# UNIT a b\na 1\n", "(untyped a (a 1))\n"},
        Reading{"# HELP a One \\\\ two\\nthree \"four\".\n# TYPE a counter\na 1 1700000000000\n",
                "(counter a help=<One \\ two\nthree \"four\".> (a 1 @1700000000000))\n"},
        Reading{"  # \tHELP \t a  b\n", "(untyped a help=< b>)\n"},
        Reading{"# HELP a\n", "(untyped a)\n"},
        Reading{"a { z = \"1\" , b = \"\\\"\\\\\\n\" , } \t NaN \t\n",
                "(untyped a (a b=<\"\\\n> z=<1> NaN))\n"},
        Reading{"# TYPE \"my.metric\" gauge\n{\"my.metric\", \"c.d\"=\"e\",a=\"b\"} -Inf\n",
                "(gauge my.metric (my.metric a=<b> c.d=<e> -Inf))\n"},
        Reading{"# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum "
                "3\nh_count 2\n",
                "(histogram h (h_bucket le=<1> 1) (h_bucket le=<+Inf> 2) (h_sum 3) (h_count 2))\n"},
        Reading{"# TYPE s summary\ns{quantile=\"0.5\"} 1\ns_sum 3\ns_count 2\ns_total 1\n",
                "(summary s (s quantile=<0.5> 1) (s_sum 3) (s_count 2))\n(untyped s_total (s_total "
                "1))\n"},
        Reading{"a_count 1\n# TYPE a gauge\na 1\n",
                "(untyped a_count (a_count 1))\n(gauge a (a 1))\n"},
        Reading{"a{b=\"ä€\"} 1\n", "(untyped a (a b=<ä€> 1))\n"}})
    BOOST_TEST_CONTEXT(page) { BOOST_TEST(read_clean(page, Format::PrometheusText) == tree); }
}

BOOST_AUTO_TEST_CASE(openmetrics_becomes_families) {
  for (const auto& [page, tree] :
       {Reading{"# EOF", ""},
        Reading{
            "# TYPE a_seconds counter\n# UNIT a_seconds seconds\n# HELP a_seconds \\\"H\\\"\n"
            "a_seconds_total{b=\"c\"} 1.5 1700000000.123 # {trace=\"x\"} 0.5 1700000000.1\n"
            "a_seconds_created{b=\"c\"} 1e9\n# EOF\n",
            "(counter a_seconds help=<\"H\"> unit=seconds (a_seconds_total b=<c> 1.5 @1700000000123"
            " # trace=<x> 0.5 @1700000000100) (a_seconds_created b=<c> 1e+09))\n"},
        Reading{"# TYPE i info\ni_info{v=\"1\"} 1\n# TYPE u unknown\nu 1 # {} 2\n# EOF\n",
                "(info i (i_info v=<1> 1))\n(untyped u (u 1 # 2))\n"},
        Reading{"# TYPE g gaugehistogram\ng_bucket{le=\"+Inf\"} 2\ng_gcount 2\ng_gsum -1\n# EOF\n",
                "(gaugehistogram g (g_bucket le=<+Inf> 2) (g_gcount 2) (g_gsum -1))\n"},
        Reading{"# TYPE s stateset\ns{s=\"on\"} 1\ns{s=\"off\"} 0 -1.5\n# EOF\n",
                "(stateset s (s s=<on> 1) (s s=<off> 0 @-1500))\n"}})
    BOOST_TEST_CONTEXT(page) { BOOST_TEST(read_clean(page, Format::OpenMetrics) == tree); }
}

BOOST_AUTO_TEST_CASE(the_format_is_found_out) {
  BOOST_TEST((detect_format("a 1\n# EOF\n") == Format::OpenMetrics));
  BOOST_TEST((detect_format("# EOF") == Format::OpenMetrics));
  BOOST_TEST((detect_format("# UNIT a_s s\na_s 1\n") == Format::OpenMetrics));
  BOOST_TEST((detect_format("a{b=\"# EOF\"} 1\nx# UNIT \n") == Format::PrometheusText));
  BOOST_TEST((detect_format("") == Format::PrometheusText));
  BOOST_TEST(problems("# UNIT a_s s\na_s 1\n", Format::Detect) ==
             "error 19-19 the page does not end with '# EOF' [exposition/missing-end]\n");
}

BOOST_AUTO_TEST_CASE(bad_lines_are_named_and_left_out) {
  expect(
      Format::PrometheusText,
      {{"1 2\n", "error 0-1 expected a metric name, '{' or '#', found '1' [exposition/syntax]\n"},
       {"a\n", "error 1-2 expected a value, found end of line [exposition/syntax]\n"},
       {"a", "error 1-1 expected a value, found end of page [exposition/syntax]\n"},
       {"a{b=c} 1\n",
        "error 4-5 expected a quoted value after '=', found 'c' [exposition/syntax]\n"},
       {"a{b} 1\n",
        "error 3-4 expected '=' after the label name 'b', found '}' [exposition/syntax]\n"},
       {"a{,} 1\n", "error 2-3 expected a label name or '}', found ',' [exposition/syntax]\n"},
       {"a{b=\"c\"; 1\n",
        "error 7-8 expected ',' or '}' after a label, found ';' [exposition/syntax]\n"},
       {"a{ä=\"c\"} 1\n",
        "error 2-4 expected a label name or '}', found 'ä' [exposition/syntax]\n"},
       {"a{b=\"c} 1\nd 1\n",
        "error 4-9 the quote that opens here is not closed on its line "
        "[exposition/unclosed-quote]\n"},
       {"a{b=\"c} 1\nd{e=\"f\"} 1\n",
        "error 4-9 the quote that opens here is not closed on its line "
        "[exposition/unclosed-quote]\n"},
       {"a 1,5\n", "error 2-5 expected a value, found '1,5' [exposition/bad-number]\n"},
       {"a 1\r\n", "error 2-4 expected a value, found '1\r' [exposition/bad-number]\n"},
       {"a 0x10\n", "error 2-6 expected a value, found '0x10' [exposition/bad-number]\n"},
       {"a 1 -5\n",
        "error 4-6 expected a timestamp in milliseconds, found '-5' [exposition/bad-timestamp]\n"},
       {"a 1 5 6\n", "error 6-7 expected the end of the line, found '6' [exposition/syntax]\n"},
       {"a 1 # {b=\"c\"} 1\n",
        "error 4-5 an exemplar, which only OpenMetrics has [exposition/exemplar]\n"},
       {"{b=\"c\"} 1\n", "error 0-7 a sample without a metric name [exposition/metric-name]\n"},
       {"a{\"b\"} 1\n", "error 2-5 a second name 'b' of the sample 'a' [exposition/metric-name]\n"},
       {"{\"\"} 1\n", "error 1-3 an empty metric name [exposition/metric-name]\n"},
       {"a{\"\"=\"b\"} 1\n", "error 3-3 an empty label name [exposition/label-name]\n"},
       {"a{__name__=\"b\"} 1\n",
        "error 2-10 the label '__name__', which is the metric's name itself "
        "[exposition/label-name]\n"},
       {"a{b=\"1\",b=\"2\"} 1\n",
        "error 0-16 label 'b' is there twice [exposition/duplicate-label]\n"},
       {"a{b=\"x\xFF\"} 1\n", "error 6-7 byte 0xFF is not UTF-8 [exposition/not-utf8]\n"},
       {"# HELP a \xC0\n", "error 9-10 byte 0xC0 is not UTF-8 [exposition/not-utf8]\n"},
       {"# TYPE a foo\n", "error 9-12 unknown type 'foo' of 'a' [exposition/unknown-type]\n"},
       {"# TYPE a info\n", "error 9-13 unknown type 'info' of 'a' [exposition/unknown-type]\n"},
       {"# TYPE a counter \n",
        "error 9-17 unknown type 'counter ' of 'a' [exposition/unknown-type]\n"},
       {"# TYPE 1 counter\n",
        "error 7-8 expected a metric name after 'TYPE', found '1' [exposition/syntax]\n"},
       {"# TYPE my.metric counter\n",
        "error 9-10 expected a blank after the name 'my', found '.' [exposition/syntax]\n"},
       {"# HELP \"a b\n",
        "error 7-11 the quote that opens here is not closed on its line "
        "[exposition/unclosed-quote]\n"}});
}

BOOST_AUTO_TEST_CASE(what_openmetrics_forbids_is_an_error) {
  expect(
      Format::OpenMetrics,
      {{"a 1\n", "error 4-4 the page does not end with '# EOF' [exposition/missing-end]\n"},
       {"# EOF\na 1\n", "error 6-9 the page goes on after its '# EOF' [exposition/after-end]\n"},
       {"\n# EOF\n",
        "error 0-0 an empty line, which OpenMetrics does not have [exposition/blank-line]\n"},
       {"# hi\n# EOF\n",
        "error 0-4 a comment, which OpenMetrics does not have [exposition/comment]\n"},
       {" a 1\n# EOF\n",
        "error 0-1 expected a metric name, '{' or '#', found ' ' [exposition/syntax]\n"},
       {"a  1\n# EOF\n", "error 2-2 expected a value, found '' [exposition/bad-number]\n"},
       {"a{b=\"c\", d=\"e\"} 1\n# EOF\n",
        "error 8-9 expected a label name or '}', found ' ' [exposition/syntax]\n"},
       {"a{b=\"c\"d=\"e\"} 1\n# EOF\n",
        "error 7-8 expected ',' or '}' after a label, found 'd' [exposition/syntax]\n"},
       {"a 1 NaN\n# EOF\n", "error 4-7 timestamp 'NaN' is no time [exposition/bad-timestamp]\n"},
       {"a 1 # {\"n\"} 1\n# EOF\n",
        "error 7-10 a name in the braces of an exemplar, where only labels "
        "may stand [exposition/metric-name]\n"},
       {"# UNIT a_s bytes\n# EOF\n",
        "error 11-16 the name 'a_s' does not end in '_bytes', its unit [exposition/unit-suffix]\n"},
       {"# TYPE a untyped\n# EOF\n",
        "error 9-16 unknown type 'untyped' of 'a' [exposition/unknown-type]\n"},
       {"# TYPE a counter\na 1\n# EOF\n",
        "warning 17-20 a sample of the counter 'a' is called 'a_total' "
        "in OpenMetrics [exposition/missing-total]\n"},
       {"# TYPE i info\ni_info 2\n# EOF\n",
        "warning 14-22 'i_info' is 2, but an info is 1 [exposition/value]\n"},
       {"# TYPE s stateset\ns{s=\"x\"} 3\n# EOF\n",
        "warning 18-28 's' is 3, but a state is 0 or 1 [exposition/value]\n"}});
}

BOOST_AUTO_TEST_CASE(what_prometheus_takes_all_the_same_is_a_warning) {
  expect(
      Format::PrometheusText,
      {{"a{b=\"\\d\"} 1\n", "warning 5-7 unknown escape '\\d' [exposition/bad-escape]\n"},
       {"a{b=\"c\" d=\"e\"} 1\n",
        "warning 8-9 no comma between two labels [exposition/missing-comma]\n"},
       {"  a 1\n", "warning 0-2 blanks before the name [exposition/leading-blank]\n"},
       {"a+1\n",
        "warning 1-2 no blank between the name 'a' and its value [exposition/missing-blank]\n"},
       {"a{b=\"c\nd\"} 1\n",
        "warning 4-6 a line break inside quotes [exposition/raw-line-break]\n"},
       {"# HELP a x\n# HELP a y\n",
        "warning 11-21 a second help text of 'a' [exposition/repeated-help]\n"},
       {"# TYPE a gauge\n# TYPE a gauge\n",
        "warning 15-29 a second type of 'a' [exposition/repeated-type]\n"},
       {"# TYPE a gauge\n# TYPE a counter\n",
        "warning 15-31 'a' is a counter here, but was a gauge before [exposition/repeated-type]\n"},
       {"a 1\n# TYPE a gauge\n",
        "warning 4-18 the type of 'a' stands behind its samples [exposition/late-type]\n"},
       {"a_sum 1\n# TYPE a summary\n",
        "warning 8-24 the type of 'a' stands behind its samples [exposition/late-type]\n"},
       {"a{b=\"1\"} 1\nc 1\na 1\na{b=\"2\"} 1\n",
        "warning 15-18 the samples of 'a' do not stand together [exposition/interleaved-family]\n"},
       {"# TYPE a counter\na -1\n",
        "warning 17-21 'a' is -1, but a counter is 0 or more [exposition/value]\n"},
       {"# TYPE s summary\ns 1\n",
        "warning 17-20 a sample of the summary 's' without the label "
        "'quantile' [exposition/quantile]\n"},
       {"# TYPE s summary\ns{quantile=\"2\"} 1\n",
        "warning 17-34 the quantile '2' is not a number from 0 to 1 [exposition/quantile]\n"}});
}

BOOST_AUTO_TEST_CASE(a_series_that_is_there_twice_is_an_error) {
  expect(
      Format::PrometheusText,
      {{"a 1\na 2\n", "error 4-7 the series of 'a' is there twice [exposition/duplicate-sample]\n"},
       {"a{b=\"1\",c=\"2\"} 1\na{c=\"2\",b=\"1\"} 1\n",
        "error 17-33 the series of 'a' is there twice [exposition/duplicate-sample]\n"},
       {"a 1\na{b=\"\"} 1\n",
        "error 4-13 the series of 'a' is there twice [exposition/duplicate-sample]\n"},
       {"a 1 1\na 1 2\n", ""}});
}

BOOST_AUTO_TEST_CASE(histograms_must_add_up) {
  const auto page = [](std::string_view rows) {
    return fmt::format("# TYPE h histogram\n{}", rows);
  };

  struct Case {
    std::string_view rows, problems;
  };

  for (const auto& [rows, expected] :
       {Case{"h_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n",
             "warning 19-37 a histogram 'h' without its bucket le=\"+Inf\" "
             "[exposition/missing-inf-bucket]\n"},
        Case{"h_bucket{le=\"+Inf\"} 1\nh_sum 1\n",
             "warning 19-40 a histogram 'h' without its 'h_count' [exposition/missing-count]\n"},
        Case{"h_bucket{le=\"+Inf\"} 1\nh_count 2\n",
             "warning 41-50 'h_count' is 2, but the '+Inf' bucket has 1 "
             "[exposition/count-mismatch]\n"},
        Case{"h_bucket{le=\"1\"} 3\nh_bucket{le=\"+Inf\"} 2\nh_count 2\n",
             "warning 38-59 2 observations up to '+Inf', but 3 up to '1': buckets are cumulative "
             "[exposition/bucket-order]\n"},
        Case{"h_bucket{le=\"1\"} 2\nh_bucket{le=\"1.0\"} 2\nh_bucket{le=\"+Inf\"} 2\nh_count 2\n",
             "warning 38-58 the bucket bounds '1' and '1.0' are one number "
             "[exposition/duplicate-bucket]\n"},
        Case{"h_bucket{le=\"x\"} 2\nh_bucket{le=\"+Inf\"} 2\nh_count 2\n",
             "warning 19-37 the bucket bound 'x' is not a number [exposition/bucket-bound]\n"},
        Case{"h_bucket 2\nh_bucket{le=\"+Inf\"} 2\nh_count 2\n",
             "warning 19-29 a bucket without the label 'le' [exposition/bucket-bound]\n"},
        Case{"h_bucket{le=\"+Inf\"} 2\nh_count 2\nh 2\n",
             "warning 51-54 'h' is a histogram, but this sample has its bare name "
             "[exposition/sample-name]\n"},
        Case{"h_bucket{a=\"1\",le=\"+Inf\"} 2\nh_bucket{a=\"2\",le=\"+Inf\"} 1\n"
             "h_count{a=\"1\"} 2\nh_count{a=\"2\"} 1\n",
             ""}})
    BOOST_TEST_CONTEXT(rows) {
      BOOST_TEST(problems(page(rows), Format::PrometheusText) == expected);
    }
}

BOOST_AUTO_TEST_CASE(reading_goes_on_after_a_bad_line) {
  const auto outcome = read_exposition("a 1\nb{\nc{d=\"x} 1\ne 2\n", Format::PrometheusText, 3);
  BOOST_TEST_REQUIRE(outcome.value.has_value());
  BOOST_TEST(dump(*outcome.value) == "(untyped a (a 1))\n(untyped e (e 2))\n");
  BOOST_TEST_REQUIRE(outcome.diagnostics.size() == 2U);
  BOOST_TEST(outcome.diagnostics[0].place.file == 3U);
  BOOST_TEST(!outcome.ok());
}

BOOST_AUTO_TEST_CASE(a_page_of_rubbish_has_a_bounded_number_of_problems) {
  std::string page;
  for (int line = 0; line < 10'000; ++line)
    page += "a{b=\"c\n";
  const auto outcome = read_exposition(page, Format::PrometheusText);
  BOOST_TEST_REQUIRE(outcome.diagnostics.size() == kMaxProblems + 1);
  BOOST_TEST(outcome.diagnostics.back().message == "9800 more problems in this page");
  BOOST_TEST(is_error(outcome.diagnostics.back()));
}

BOOST_AUTO_TEST_CASE(a_sample_has_a_bounded_number_of_labels) {
  std::string labels;
  for (int label = 0; label < 1024; ++label)
    labels += fmt::format("l{}=\"\",", label);
  BOOST_TEST(problems(fmt::format("a{{{}}} 1\n", labels), Format::PrometheusText) == "");
  const std::string page = fmt::format("a{{{}x=\"\"}} 1\n", labels);
  const auto outcome = read_exposition(page, Format::PrometheusText);
  BOOST_TEST_REQUIRE(outcome.diagnostics.size() == 1U);
  BOOST_TEST(outcome.diagnostics[0].message == "more than 1024 labels");
}

BOOST_AUTO_TEST_CASE(what_is_too_much_is_cut_off) {
  std::string labels;
  for (int i = 0; i < 1025; ++i)
    labels += fmt::format("l{}=\"\",", i);
  const auto crowded = read_exposition("a{" + labels + "} 1\n", Format::PrometheusText);
  BOOST_TEST(crowded.diagnostics.front().code == "exposition/too-many-labels");
  BOOST_TEST(crowded.diagnostics.front().message == "more than 1024 labels");
  std::string bad;
  for (int i = 0; i < 300; ++i)
    bad += "a\n";
  const auto broken = read_exposition(bad, Format::PrometheusText);
  BOOST_TEST(broken.diagnostics.size() == 201U);
  BOOST_TEST(broken.diagnostics.back().code == "exposition/too-many-problems");
  BOOST_TEST(broken.diagnostics.back().message == "100 more problems in this page");
  // Only its length is looked at.
  const auto huge = read_exposition({"a", std::size_t{5} << 30U}, Format::PrometheusText);
  BOOST_TEST(!huge.value.has_value());
  BOOST_TEST(huge.diagnostics.front().code == "exposition/too-large");
}

BOOST_AUTO_TEST_CASE(a_second_unit_is_told) {
  BOOST_TEST(
      problems("# UNIT a_seconds seconds\n# UNIT a_seconds seconds\n# EOF\n", Format::OpenMetrics)
          .find("a second unit of 'a_seconds' [exposition/repeated-unit]") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
