#include <boost/test/unit_test.hpp>

#include "promql/dump.h"
#include "promql/macro.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/types.h"

using namespace obsgen;
using namespace obsgen::promql;

BOOST_AUTO_TEST_SUITE(promql_template)

BOOST_AUTO_TEST_CASE(references_stand_everywhere_and_print_as_they_were) {
  for (const std::string_view text : {
           R"(sum by (${labels:csv}, a) (rate($metric{job=~"$job",$filters}[$__rate_interval])))",
           R"(x{job=~"${job:regex}"}[$__range:$__interval] offset $shift)",
           R"(x[${w}m] @ $__from)",
           R"(x offset -${w}h)",
           R"(topk($n, [[metric]]) > $threshold)",
           R"(rate(x[[[w]]]) * $__range_s)",
           R"(node_${kind}_total{$label="x"})",
           R"(${ns}_requests_total offset 5m)",
           R"($fn(rate(x[5m])))",
           R"(a * on ($join) group_left ($extra) b)",
           R"($query[5m:1m])",
           R"({job=${job:doublequote}})",
           R"({$filters})",
           R"q(label_replace(x, "a", "$1", "b", "(.*)"))q",
       })
    BOOST_TEST_CONTEXT(text) {
      const auto parsed = parse(text, Dialect::Template);
      BOOST_TEST_REQUIRE(parsed.ok());
      BOOST_TEST(print(*parsed.value) == text);
      const auto again = parse(print(*parsed.value), Dialect::Template);
      BOOST_TEST((again.ok() && *again.value == *parsed.value));
      BOOST_TEST(!parse(text).ok() == (text.find("(.*)") == std::string_view::npos));
    }
}

BOOST_AUTO_TEST_CASE(a_reference_is_utf8) {
  BOOST_TEST(macro_length("${x:\xC3\xA9}") == 7U);
  BOOST_TEST(macro_length("${x:\xFF}") == 0U);
  BOOST_TEST(macro_length("[[x:\xC3]]") == 0U);
  BOOST_TEST(!parse("a${x:\xFF}", Dialect::Template).ok());
}

BOOST_AUTO_TEST_CASE(references_are_holes_with_a_place_in_the_tree) {
  struct Case {
    std::string_view text, tree;
  };

  for (const auto& [text, tree] : {
           Case{"$x", R"((macro "$x"))"},
           Case{"$x offset 5m", R"((vector name="$x" "__name__"="$x" offset_ms=300000))"},
           Case{"a[$w]", R"((matrix (vector name="a" "__name__"="a") range=(macro "$w")))"},
           Case{"a > ${n}",
                R"((bin > card=one-to-one (vector name="a" "__name__"="a") (macro "${n}")))"},
           Case{"{a=\"b\", $f}", R"((vector "a"="b" (macro "$f")))"},
       })
    BOOST_TEST_CONTEXT(text) {
      const auto parsed = parse(text, Dialect::Template);
      BOOST_TEST_REQUIRE(parsed.ok());
      BOOST_TEST(dump(*parsed.value) == tree);
    }
}

BOOST_AUTO_TEST_CASE(a_metric_named_by_a_reference_stays_a_selector) {
  struct Case {
    std::string_view text, printed;
  };

  for (const auto& [text, printed] :
       {Case{"$x {}", "$x{}"}, Case{"info($x{})", "info($x{})"}, Case{"$x[5m]", "$x[5m]"},
        Case{"$x{} offset 5m", "$x offset 5m"}, Case{"$x{}[5m:]", "$x[5m:]"},
        Case{"${a}_total{}", "${a}_total"}, Case{"$x", "$x"}})
    BOOST_TEST_CONTEXT(text) {
      const auto parsed = parse(text, Dialect::Template);
      BOOST_TEST_REQUIRE(parsed.ok());
      BOOST_TEST(print(*parsed.value) == printed);
      const auto again = parse(printed, Dialect::Template);
      BOOST_TEST_REQUIRE(again.ok());
      BOOST_TEST((*again.value == *parsed.value));
    }
}

BOOST_AUTO_TEST_CASE(a_value_with_a_reference_is_not_taken_at_its_word) {
  BOOST_TEST(parse(R"({a=~"$b"})", Dialect::Template).ok());
  BOOST_TEST(parse(R"(x{a=~"(${b}"})", Dialect::Template).ok());
  BOOST_TEST(!parse(R"(x{a=~"("})", Dialect::Template).ok());
}

BOOST_AUTO_TEST_CASE(references_are_told_from_other_dollars) {
  struct Case {
    std::string_view text;
    std::size_t length;
    std::string_view variable;
  };

  for (const auto& [text, length, variable] :
       {Case{"$a_b c", 4, "a_b"}, Case{"${a.b:csv}x", 10, "a"}, Case{"[[a:regex]]", 11, "a"},
        Case{"$1", 0, ""}, Case{"${1}", 0, ""}, Case{"$$", 0, ""}, Case{"[[:alpha:]]", 0, ""},
        Case{"${a", 0, ""}, Case{"${a b}", 0, ""}, Case{"$", 0, ""}})
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(macro_length(text) == length);
      BOOST_TEST(macro_variable(text) == variable);
    }
}

BOOST_AUTO_TEST_SUITE_END()
