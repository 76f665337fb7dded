// What texts of alerts expand to. tests/differential asks Go about those that need no function of
// Prometheus.
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "base/overloaded.h"
#include "read.h"
#include "template/evaluate.h"
#include "template/evaluate/functions.h"

using namespace obsgen;
using namespace obsgen::templates;

namespace {

Data data() {
  return {.labels = {{"job", "api"}, {"instance", "h1:9100"}, {"a-b", "x"}},
          .value = 1234.5678,
          .external_labels = {{"cluster", "c1"}},
          .external_url = "http://p:9090/x"};
}

/// The text, or `fails: reason` or `unclear: reason` with the operand in front.
std::string expanded(std::string_view text) {
  const auto at = [&](Span span) { return std::string{text.substr(span.begin, span.size())}; };
  return std::visit(
      Overloaded{[](const Expanded& one) { return one.text; },
                 [&](const Failed& one) { return at(one.span) + " fails: " + one.reason; },
                 [&](const Unclear& one) { return at(one.span) + " unclear: " + one.reason; }},
      expand(test::read(std::string{text}), data()));
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

void expand_all(std::initializer_list<Case> cases) {
  for (const auto& [text, expected] : cases)
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(expanded(text) == expected); }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expansion)

BOOST_AUTO_TEST_CASE(texts_and_data_are_shown) {
  expand_all(
      {{"plain }} { text", "plain }} { text"},
       {"a {{- 1 -}} b", "a1b"},
       {"a {{/* }} */}} b", "a  b"},
       {"{{ $labels.job }}/{{ .Labels.instance }}/{{ $externalLabels.cluster }}", "api/h1:9100/c1"},
       {"[{{ $labels.nope }}]", "[]"},
       {"{{ index $labels \"a-b\" }}", "x"},
       {"{{ $value }} {{ .Value }} {{ $externalURL }}", "1234.5678 1234.5678 http://p:9090/x"},
       {"{{ $labels }}", "map[a-b:x instance:h1:9100 job:api]"},
       {"{{ and nil \"x\" }} {{ (args 1).zip }}", "<no value> <no value>"}});
}

BOOST_AUTO_TEST_CASE(constants_are_read_as_go_reads_them) {
  expand_all({{"{{ 0x1F }} {{ 017 }} {{ 1_000 }} {{ 'a' }} {{ 1e3 }}", "31 15 1000 97 1000"},
              {"{{ 100000.0 }} {{ 1000000.0 }} {{ 123456.789 }} {{ 0.0001 }} {{ 0.00001 }}",
               "100000 1e+06 123456.789 0.0001 1e-05"},
              {"{{ \"a\\tb\\x41\" }}{{ `\\d` }}", "a\tbA\\d"},
              {"{{ 18446744073709551615 }}",
               "18446744073709551615 fails: 18446744073709551615 overflows int"},
              {"{{ 1i }}", "1i unclear: a complex number"}});
}

BOOST_AUTO_TEST_CASE(blocks_are_executed) {
  expand_all(
      {{"{{ if \"0\" }}t{{ end }}{{ if \"\" }}t{{ else }}f{{ end }}{{ if 0.0 }}t{{ else }}f{{ end "
        "}}",
        "tff"},
       {"{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2"},
       {"{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ end }}{{ $x }}", "1"},
       {"{{ with $labels.nope }}x{{ else }}none{{ end }}", "none"},
       {"{{ with 0 }}a{{ else with 2 }}{{ . }}{{ end }}", "2"},
       {"{{ range $k, $v := $labels }}{{ $k }}={{ $v }};{{ end }}",
        "a-b=x;instance=h1:9100;job=api;"},
       {"{{ range $v := $labels }}{{ $v }};{{ end }}", "x;h1:9100;api;"},
       {"{{ range 3 }}{{ . }}{{ else }}none{{ end }}{{ range 0 }}x{{ else }}none{{ end }}",
        "012none"},
       {"{{ range 9 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if eq . 4 }}{{ break }}{{ end }}{{ "
        ". "
        "}}{{ end }}",
        "013"},
       {"{{ define \"t\" }}[{{ . }}]{{ end }}{{ template \"t\" $labels.job }}{{ template \"t\" }}",
        "[api][<no value>]"},
       {"{{ block \"t\" 1 }}{{ . }}{{ end }}{{ template \"t\" 2 }}", "12"}});
}

BOOST_AUTO_TEST_CASE(functions_of_go_do_what_go_does) {
  expand_all({{"{{ and 1 0 2 }} {{ or 0 \"\" \"x\" }} {{ not 0 }} {{ or $labels.nope \"none\" }}",
               "0 x true none"},
              {"{{ if eq $labels.job \"x\" \"api\" }}y{{ else }}n{{ end }}", "y"},
              {"{{ if gt $value 5.0 }}a{{ end }}", "a"},
              {"{{ lt \"a\" \"b\" }} {{ le 2 2 }} {{ ge 1 2 }} {{ ne true false }}",
               "true true false true"},
              {"{{ len \"héé\" }} {{ index \"abc\" 1 }} {{ slice \"abcdef\" 1 3 }}", "5 98 bc"},
              {"{{ print 1 2 \"a\" \"b\" 3 }}{{ println 1 \"a\" }}", "1 2ab31 a\n"},
              {"{{ html \"<&'\" }} {{ js \"a<'\" }} {{ urlquery \"a b&c\" }}",
               "&lt;&amp;&#39; a\\u003C\\' a+b%26c"},
              {"{{ (args 1 \"a\").arg1 }}", "a"},
              {"{{ print nil }}", "<nil>"}});
}

BOOST_AUTO_TEST_CASE(printf_prints_what_go_prints_of_wrong_verbs_too) {
  expand_all(
      {{"{{ printf \"%.2f|%8.3f|%-8.2f|%+.1f|%08.3f|%e|%g|%.3g|%v\" $value $value $value $value "
        "$value $value $value $value $value }}",
        "1234.57|1234.568|1234.57 |+1234.6|1234.568|1.234568e+03|1234.5678|1.23e+03|1234.5678"},
       {"{{ printf \"%d%%\" $value }}", "%!d(float64=1234.5678)%"},
       {"{{ printf \"%.1f %s\" \"abc\" $value }}", "%!f(string=a) %!s(float64=1234.5678)"},
       {"{{ printf \"%05d %+d %x %6s|%-6s|%.1s %q %t\" 42 42 42 \"ab\" \"ab\" \"ab\" \"ab\" true "
        "}}",
        "00042 +42 2a     ab|ab    |a \"ab\" true"},
       {"{{ printf \"%d\" }}{{ printf \"%d\" 1 2 \"a\" }}{{ printf \"50%\" }}",
        "%!d(MISSING)1%!(EXTRA int=2, string=a)50%!(NOVERB)"},
       {"{{ printf \"%.0f %.0f %.0f\" 0.5 1.5 2.5 }}", "0 2 2"},
       {"{{ printf \"%T %T\" $value $labels }}", "float64 map[string]string"},
       {"{{ $value | printf \"%.1f\" | printf \"%s!\" }}", "1234.6!"},
       {"{{ printf \"%*d\" 5 1 }}", "printf unclear: operands that are chosen by the format"}});
}

BOOST_AUTO_TEST_CASE(numbers_are_made_readable_as_prometheus_does) {
  expand_all(
      {{"{{ humanize 1e30 }} {{ humanize 999999.0 }} {{ humanize 0.001 }} {{ humanize -1500.0 }} "
        "{{ "
        "humanize \"12345\" }}",
        "1e+06Y 1000k 1m -1.5k 12.35k"},
       {"{{ humanize1024 1024 }} {{ humanize1024 0.5 }} {{ humanize1024 1500.5 }}",
        "1ki 0.5 1.465ki"},
       {"{{ humanizeDuration 90061 }} {{ humanizeDuration 3599.9 }} {{ humanizeDuration 1.2345678 "
        "}} "
        "{{ humanizeDuration 0.0000015 }} {{ humanizeDuration 59.9999 }} {{ humanizeDuration 0 }}",
        "1d 1h 1m 1s 59m 59s 1.235s 1.5us 60s 0s"},
       {"{{ humanizePercentage 0.123456 }} {{ humanizePercentage 123.4567 }} {{ humanizePercentage "
        "\"NaN\" }}",
        "12.35% 1.235e+04% NaN%"},
       {"{{ 1700000000.5 | humanizeTimestamp }} {{ humanizeTimestamp -1 }}",
        "2023-11-14 22:13:20.5 +0000 UTC 1969-12-31 23:59:59 +0000 UTC"},
       {"{{ parseDuration \"1h30m\" }} {{ parseDuration \"250ms\" }} {{ parseDuration \"0\" }}",
        "5400 0.25 0"}});
}

BOOST_AUTO_TEST_CASE(texts_are_changed_as_prometheus_does) {
  expand_all(
      {{"{{ reReplaceAll \"(.)(.)\" \"$2$1x\" \"ab\" }}|{{ reReplaceAll \"(.)(.)\" \"${2}${1}x\" "
        "\"ab\" }}|{{ reReplaceAll \"x*\" \"-\" \"abc\" }}",
        "b|bax|-a-b-c-"},
       {"{{ match \"h[0-9]\" $labels.instance }} {{ match \"^[0-9]\" $labels.instance }}",
        "true false"},
       {"{{ stripPort \"[::1]:80\" }} {{ stripPort \"a:b:c\" }} {{ stripDomain \"a.b.c:9100\" }} "
        "{{ "
        "stripDomain \"1.2.3.4:80\" }}",
        "::1 a:b:c a:9100 1.2.3.4:80"},
       {"{{ graphLink \"up > 1\" }} {{ tableLink \"up\" }}",
        "/graph?g0.expr=up+%3E+1&g0.tab=0 /graph?g0.expr=up&g0.tab=1"},
       {"{{ toUpper \"aB\" }} {{ toLower \"aB\" }} {{ title \"foo-bar baz\" }}",
        "AB ab Foo-Bar Baz"},
       {"{{ safeHtml \"<b>\" }}", "<b>"},
       {"{{ externalURL }} {{ pathPrefix }}", "http://p:9090/x /x"}});
}

BOOST_AUTO_TEST_CASE(what_fails_says_where_and_why) {
  expand_all(
      {{"{{ .labels.job }}",
        ".labels.job fails: can't evaluate field labels in the data of an alert"},
       {"{{ $labels.job.x }}", "$labels.job.x fails: can't evaluate field x in type string"},
       {"{{ if gt $value 5 }}a{{ end }}",
        "gt fails: error calling gt: incompatible types for comparison: float64 and int"},
       {"{{ 1 2 }}", "1 fails: can't give argument to non-function"},
       {"{{ $x = 1 }}", "x fails: undefined variable: $x"},
       {"{{ with $labels.job }}{{ .Value }}{{ end }}",
        ".Value fails: can't evaluate field Value in type string"},
       {"{{ range $i, $j := 3 }}{{ end }}",
        "$i, $j := 3 fails: can't use 3 to iterate over more than one variable"},
       {"{{ range \"abc\" }}{{ end }}",
        "\"abc\" fails: range can't iterate over a value of type string"},
       {"{{ humanize $labels.nope }}",
        "humanize fails: error calling humanize: strconv.ParseFloat: parsing \"\": invalid syntax"},
       {"{{ humanize true }}",
        "humanize fails: error calling humanize: can't convert bool to float"},
       {"{{ toUpper $value }}", "$value fails: wrong type for value; expected string; got float64"},
       {"{{ toUpper 3 }}", "3 fails: expected string; found another constant"},
       {"{{ printf $value }}", "$value fails: wrong type for value; expected string; got float64"},
       {"{{ humanize }}", "humanize fails: wrong number of args for humanize: want 1 got 0"},
       {"{{ reReplaceAll \"(\" \"\" \"a\" }}",
        "reReplaceAll fails: error calling reReplaceAll: '(' is not a regular expression: missing "
        "): ("},
       {"{{ template \"nope\" }}", "\"nope\" fails: template \"nope\" not defined"},
       {"{{ nil }}", "nil fails: nil is not a command"},
       {"{{ parseDuration \"5\" }}",
        "parseDuration fails: error calling parseDuration: not a valid duration string: \"5\""},
       {"{{ humanizeTimestamp 1e12 }}",
        "humanizeTimestamp fails: error calling humanizeTimestamp: 1e+12 cannot be represented as "
        "a "
        "nanoseconds timestamp since it overflows int64"}});
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_not_claimed) {
  expand_all({{"{{ query \"up\" | first | value }}", "query unclear: the result of a query"},
              {"{{ now }}", "now unclear: the time"},
              {"{{ parseDuration \"999999999y\" }}", "parseDuration unclear: a very long duration"},
              {"{{ toTime 0 }}", "toTime unclear: a moment"},
              {"{{ title \"o'neil\" }}", "title unclear: the words of a text"},
              {"{{ toUpper \"é\" }}", "toUpper unclear: letters beyond ASCII"},
              {"{{ range 1000000 }}{{ end }}", "1000000 unclear: a very long execution"},
              {"{{ define \"t\" }}{{ template \"t\" }}{{ end }}{{ template \"t\" }}",
               "{{ template \"t\" }} unclear: blocks that are nested very deeply"},
              {"{{ . }}", ". unclear: the data of the text"}});
}

BOOST_AUTO_TEST_CASE(growing_values_are_bounded) {
  std::string text = "{{ $x := \"ab\" }}";
  for (int i = 0; i < 40; ++i)
    text += "{{ $x = print $x $x }}";
  BOOST_TEST(expanded(text) == "print unclear: very large values");
}

BOOST_AUTO_TEST_CASE(every_function_can_be_executed) {
  for (const FunctionRow& row : function_table()) {
    const bool in_place = row.name == "and" || row.name == "or";
    BOOST_TEST((row.run != nullptr) != in_place, row.name);
    BOOST_TEST(find_function(row.name) == &row);
  }
  BOOST_TEST(find_function("tmpl") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
