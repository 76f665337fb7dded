#include "plan/lifetimes.h"

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"

using namespace obsgen;
using namespace obsgen::plan;

namespace {

/// `code message; notes` of each, in a line.
std::string told(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    text += d.message;
    for (const Note& note : d.notes)
      text += "; " + note.message;
    text += '\n';
  }
  return text;
}

std::string never(const std::string& body) {
  auto found = check_never_built(test::catalog_of(body));
  for (const Diagnostic& d : found)
    BOOST_TEST(d.code == "catalog/never-built");
  return told(found);
}

/// What a release leaves out, and its summary.
std::string left(const std::string& body, std::string_view release = {}) {
  const auto catalog = test::catalog_of(body);
  const auto version = model::parse_version(release);
  const auto all = left_out(catalog, version);
  Diagnostics found;
  for (const LeftOut& one : all) {
    BOOST_TEST(one.told.code == "catalog/not-in-release");
    BOOST_TEST((one.told.severity == Severity::Info));
    found.push_back(one.told);
  }
  return told(found) + summary(all, catalog, version);
}

const std::string kReleases = "components: {\"2.0\": {}, \"1.0\": {}}\n";
const std::string kMetrics =
    "metrics:\n"
    "  - {name: olds, type: gauge, help: Olds., until: \"2.0.0\"}\n"
    "  - {name: news, type: gauge, help: News., since: \"2.0\"}\n"
    "  - {name: toys, type: gauge, help: Toys.}\n";

std::string signal(const std::string& name, const std::string& expr, const std::string& more = "") {
  return "  " + name + ": {expr: '" + expr + "'" + more + "}\n";
}

std::string alert(const std::string& name, const std::string& of, const std::string& more = "") {
  return "  - {name: " + name + ", signal: '" + of + "', above: 1, summary: S., description: D." +
         more + "}\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lifetimes)

BOOST_AUTO_TEST_CASE(what_no_release_has_is_told_once_where_it_begins) {
  BOOST_TEST(never(kReleases + kMetrics + "signals:\n" + signal("both", "sum(olds) + sum(news)") +
                   "alerts:\n" + alert("Both", "both")) ==
             "no release has the signal 'both'; the metric 'olds' is there until 2.0.0; the metric "
             "'news' is there since 2.0; described are 1.0, 2.0\n");
  BOOST_TEST(
      never(kReleases + kMetrics + "signals:\n" + signal("old", "sum(olds)") + "alerts:\n" +
            alert("Old", "old", ", since: \"2.0\"")) ==
      "no release has the alert 'Old'; the alert 'Old' is there since 2.0; the metric 'olds' "
      "is there until 2.0.0; described are 1.0, 2.0\n");
  BOOST_TEST(never(kReleases + kMetrics +
                   "records: [{name: \"a:b:c\", signal: \"olds:value\", since: \"2.0\"}]\n") ==
             "no release has the record 'a:b:c'; the record 'a:b:c' is there since 2.0; the metric "
             "'olds' is there until 2.0.0; described are 1.0, 2.0\n");
  BOOST_TEST(never(kReleases + kMetrics +
                   "dashboards:\n"
                   "  - name: all\n"
                   "    title: All\n"
                   "    rows:\n"
                   "      - title: Row\n"
                   "        since: \"2.0\"\n"
                   "        panels: [{signal: \"olds:value\"}, {signal: \"toys:value\"}]\n") ==
             "no release has the panel 'olds:value'; the row 'Row' is there since 2.0; the metric "
             "'olds' is there until 2.0.0; described are 1.0, 2.0\n");
}

BOOST_AUTO_TEST_CASE(what_some_release_has_that_can_be_built_is_well) {
  for (const std::string& more :
       {alert("Old", "old"), alert("New", "new"), alert("New", "new", ", since: \"2.1\""),
        alert("Old", "old", ", since: \"1.0.5\""), alert("Old", "old", ", until: \"0.9\""),
        alert("Any", "any", ", since: \"2.0\"")})
    BOOST_TEST_CONTEXT(more) {
      BOOST_TEST(never(kReleases + kMetrics + "signals:\n" + signal("old", "sum(olds)") +
                       signal("new", "sum(news)") + signal("any", "sum(toys)") + "alerts:\n" +
                       more) == "");
    }
  BOOST_TEST(never(kMetrics + "signals:\n" + signal("old", "sum(olds)") + "alerts:\n" +
                   alert("Old", "old")) == "");
}

BOOST_AUTO_TEST_CASE(what_a_release_leaves_out_is_told_with_the_reason) {
  const auto body = kReleases + kMetrics + "signals:\n" + signal("old", "sum(olds)") +
                    signal("new", "sum(news)") + "alerts:\n" + alert("Old", "old") +
                    alert("New", "new") + alert("Direct", "olds:value") +
                    "dashboards:\n"
                    "  - name: all\n"
                    "    title: All\n"
                    "    rows:\n"
                    "      - {title: Row, panels: [{signal: old}, {signals: [old, new]}]}\n"
                    "      - {title: Gone, until: \"2.0\", panels: [{signal: new}]}\n";
  const std::string olds = "; the metric 'olds' is there until 2.0.0\n";
  const std::string news = "; the metric 'news' is there since 2.0\n";
  const auto without_gone = body.substr(0, body.rfind("      - {title: Gone"));
  BOOST_TEST(left(without_gone) == "the alert 'Old' is not in release 2.0" + olds +
                                       "the alert 'Direct' is not in release 2.0" + olds +
                                       "the panel 'old' is not in release 2.0" + olds +
                                       "2 alerts and 1 panel are not in release 2.0");
  BOOST_TEST(left(without_gone, "1.0") ==
             "the alert 'New' is not in release 1.0" + news + "1 alert is not in release 1.0");
}

BOOST_AUTO_TEST_CASE(a_row_that_is_left_out_tells_of_its_panels) {
  BOOST_TEST(left(kReleases + kMetrics +
                  "rows: {named: {title: Named, panels: [{signal: \"toys:value\"}]}}\n"
                  "dashboards:\n"
                  "  - name: all\n"
                  "    title: All\n"
                  "    rows: [{use: named, until: \"2.0\"}, {title: Rest, rest: true}]\n") ==
             "the row 'named' is not in release 2.0; the row 'named' is there until 2.0\n"
             "1 row is not in release 2.0");
}

BOOST_AUTO_TEST_CASE(what_is_switched_off_or_not_used_is_not_left_out) {
  BOOST_TEST(left(kReleases + kMetrics +
                  "rows: {named: {title: Named, panels: [{signal: \"olds:value\"}]}}\n"
                  "dashboards:\n"
                  "  - name: all\n"
                  "    title: All\n"
                  "    rows: [{title: Row, panels: [{signal: \"toys:value\"}]}]\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()
