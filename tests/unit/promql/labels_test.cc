#include "promql/labels.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "promql/parse.h"

using namespace obsgen;
using namespace obsgen::promql;

namespace {

const std::vector<SeriesLabels> kSeries{
    {"a", {"job", "pod"}, {"zone"}}, {"b", {"job", "node"}, {}}, {"c_bucket", {"job", "le"}, {}},
    {"two", {"job", "x"}, {}},       {"two", {"job", "y"}, {}},
};

std::vector<LabelBranch> labels_of(std::string_view text) {
  auto parsed = parse(text, Dialect::Template);
  BOOST_TEST_REQUIRE(parsed.ok(), "not read: " << text);
  return infer_labels(*parsed.value, kSeries);
}

// `job pod zone?; …` with a `?` behind what may lack; `*` for open, `-` for impossible.
std::string shown(const std::vector<LabelBranch>& branches) {
  std::string out;
  for (const LabelBranch& branch : branches) {
    if (!out.empty()) out += "; ";
    if (!branch.possible) out += '-';
    std::string labels;
    for (const std::string& label : branch.names(Presence::Always))
      labels += label + ' ';
    for (const std::string& label : branch.names(Presence::Maybe))
      labels += label + "? ";
    if (branch.open) labels += "* ";
    if (!labels.empty()) labels.pop_back();
    out += labels;
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(promql_labels)

BOOST_AUTO_TEST_CASE(labels_follow_the_rules_of_evaluation) {
  struct Case {
    std::string_view text, labels;
  };

  for (const auto& [text, labels] : {
           // selectors
           Case{"a", "job pod zone?"},
           Case{R"(a{zone="x"})", "job pod zone"},
           Case{R"(a{zone=""})", "job pod"},
           Case{R"(a{zone!=""})", "job pod zone"},
           Case{R"(a{zone=~".+"})", "job pod zone"},
           Case{R"(a{zone!~"x|"})", "job pod zone"},
           Case{R"(a{zone=~".*"})", "job pod zone?"},
           Case{R"(a{job=""})", "-"},
           Case{R"(a{other="x"})", "-"},
           Case{R"(a{job=~"$job"})", "job pod zone?"},
           Case{"two", "job x? y?"},
           Case{R"({__name__=~"a|b"})", "job node? pod? zone?"},
           Case{R"(unknown{x="y"})", "x *"},
           Case{"a[5m]", "job pod zone?"},
           Case{"a[5m:] offset 5m", "job pod zone?"},
           // aggregations
           Case{"sum(a)", ""},
           Case{"sum by (job, zone, none) (a)", "job zone?"},
           Case{"sum without (pod) (a)", "job zone?"},
           Case{"topk(1, a)", "job pod zone?"},
           Case{R"(count_values("v", a))", "v"},
           Case{R"(count_values by (job) ("v", a))", "job v"},
           Case{R"(count_values without (job) ("v", a))", "pod v zone?"},
           Case{R"(count_values without (v) ("v", a))", "job pod zone?"},
           Case{"sum by ($g, job) (a)", "job *"},
           // functions
           Case{"rate(a[5m])", "job pod zone?"},
           Case{"vector(1)", ""},
           Case{"hour()", ""},
           Case{"hour(a)", "job pod zone?"},
           Case{"time()", ""},
           Case{"scalar(a)", ""},
           Case{"histogram_quantile(0.9, c_bucket)", "job"},
           Case{R"(histogram_quantiles(c_bucket, "q", 0.5))", "job q"},
           Case{R"(absent(a{x="1",y!="2",z=""}))", "x"},
           Case{R"(absent(a{x="1",x!="2"}))", ""},
           Case{R"(absent(a{x!="2",x="1"}))", "x?"},
           Case{R"(absent(sum(a{x="1"})))", ""},
           Case{R"(absent_over_time(a{x="1"}[5m]))", "x"},
           Case{R"q(label_replace(a, "new", "$1", "pod", "(.*)"))q", "job new pod zone?"},
           Case{R"q(label_replace(a, "new", "$1", "zone", "(.*)"))q", "job pod new? zone?"},
           Case{R"q(label_replace(a, "new", "$1", "pod", "x(.*)"))q", "job pod new? zone?"},
           Case{R"(label_replace(a, "new", "v", "none", ""))", "job new pod zone?"},
           Case{R"(label_replace(a, "new", "v", "none", ".+"))", "job pod zone?"},
           Case{R"(label_replace(a, "pod", "", "none", ""))", "job zone?"},
           Case{R"(label_join(a, "new", "-", "none", "nor"))", "job new pod zone?"},
           Case{R"(label_join(a, "new", "", "none", "zone"))", "job pod new? zone?"},
           Case{R"(label_join(a, "pod", "-"))", "job zone?"},
           Case{"info(a, {})", "job pod zone? *"},
           // operators
           Case{"-a", "job pod zone?"},
           Case{"a * 2", "job pod zone?"},
           Case{"1 + 1", ""},
           Case{"a * on (job) b", "job"},
           Case{"a * ignoring (pod, zone, node) b", "job"},
           Case{"a * b", "-"},
           Case{"a * on (job) group_left (node) b", "job node pod zone?"},
           Case{"a * on (job) group_left (none) b", "job pod zone?"},
           Case{"b * on (job) group_right (node) a", "job node pod zone?"},
           Case{"a * on (job) group_left (zone) b", "job pod"},
           Case{R"(a * a{zone="x"})", "job pod zone"},
           Case{R"(a and a{zone=""})", "job pod"},
           Case{"a and on (job) b", "job pod zone?"},
           Case{"a unless b", "job pod zone?"},
           Case{"a or b", "job pod zone?; job node"},
           Case{"sum by (pod) (a or b)", "pod; "},
           Case{"(a or b) * on (job) c_bucket", "job; job"},
           Case{"a + on (job) fill (0) b", "job"},
           Case{"a * ignoring (pod) fill_right (0) a", "job zone?"},
           Case{"b * on (node) group_right () fill_left (0) a", "node"},
       })
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(shown(labels_of(text)) == labels); }
}

BOOST_AUTO_TEST_CASE(each_change_has_a_reason_and_a_place) {
  struct Case {
    std::string_view text, label, change;
  };

  for (const auto& [text, label, change] : {
           Case{"sum by (job) (a)", "pod", "removed 0-14 'sum by (job)' keeps only those"},
           Case{"sum(rate(a[5m])) by (job)", "pod", "removed 0-4 'sum by (job)' keeps only those"},
           Case{"sum(a)", "pod", "removed 0-4 'sum' without 'by' keeps no label"},
           Case{"sum without (pod) (a)", "pod", "removed 0-19 'sum without (pod)' removes it"},
           Case{"a * on (job) b", "pod", "removed 2-3 'on (job)' keeps only what it matches by"},
           Case{"a * on (job) group_left (node) b", "node",
                "added 2-3 'group_left' takes it from the right side"},
           Case{R"(a{zone="x"})", "zone", "required 2-10 the matcher asks for it"},
           Case{R"(a * a{zone="x"})", "zone", "required 2-3 both sides of '*' match by it"},
           Case{R"(label_join(a, "n", "-", "pod"))", "n", "added 0-10 'label_join' writes it"},
           Case{"histogram_quantile(0.9, c_bucket)", "le",
                "removed 0-18 'histogram_quantile' uses up the buckets"},
           Case{"rate(a[5m])", "__name__",
                "removed 0-4 'rate' makes a new value, which has no name"},
       })
    BOOST_TEST_CONTEXT(text) {
      const auto branches = labels_of(text);
      const LabelChange* last = branches.front().last_change(label);
      BOOST_TEST_REQUIRE(last != nullptr);
      const std::string_view kind = last->kind == LabelChange::Kind::Removed ? "removed"
                                    : last->kind == LabelChange::Kind::Added ? "added"
                                                                             : "required";
      BOOST_TEST(fmt::format("{} {}-{} {}", kind, last->span.begin, last->span.end,
                             last->reason.str()) == change);
    }
}

BOOST_AUTO_TEST_SUITE_END()
