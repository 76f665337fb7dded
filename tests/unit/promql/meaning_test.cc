#include "promql/meaning.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "promql/parse.h"

using namespace obsgen::promql;

namespace {

LabelFacts label(std::string name, LabelOwner owner = LabelOwner::Metric) {
  return {.name = name, .written = name, .presence = Presence::Always, .owner = owner};
}

/// Two replicas tell of clusters; each has its own queue.
World world() {
  const auto pod = label("pod", LabelOwner::Target);
  const auto instance = label("instance", LabelOwner::Target);
  return World{
      {{.name = "state",
        .labels = {label("name"), label("phase"), pod, instance},
        .unit = Unit{},
        .range = {1, 1},
        .keys = {{"name"}},
        .current = {"phase"},
        .dependencies = {{{"name"}, {"phase"}}},
        .replicas = Replicas::Same},
       {.name = "size",
        .labels = {label("name"), pod, instance},
        .unit = Unit{.bytes = 1},
        .keys = {{"name"}},
        .replicas = Replicas::Leader},
       {.name = "sent_total",
        .labels = {label("code"), pod, instance},
        .type = SeriesType::Counter,
        .unit = Unit{.bytes = 1},
        .range = kNotNegative,
        .keys = {{"code"}},
        .replicas = Replicas::Own},
       {.name = "wait_bucket",
        .labels = {label("le"), pod, instance},
        .type = SeriesType::Counter,
        .unit = Unit{},
        .range = kNotNegative,
        .observed = Unit{.seconds = 1},
        .observable = Interval{0, 10},
        .keys = {{"le"}},
        .replicas = Replicas::Own},
       {.name = "born", .labels = {label("name")}, .unit = Unit{.seconds = 1, .instant = true}}}};
}

std::string in_words(const Values& values, const Elements& elements) {
  std::string text = values.unit ? describe(*values.unit) : "unknown";
  text += fmt::format(" {:g}..{:g}", values.range.low, values.range.high);
  if (values.total) text += " total";
  if (elements.repeated) text += " repeated";
  for (const auto& key : elements.keys)
    text += fmt::format(" ({})", fmt::join(key, " "));
  return text;
}

std::string meaning_of(const std::string& text) {
  const auto expr = parse(text);
  BOOST_TEST_REQUIRE(expr.ok(), text);
  const World facts = world();
  const auto labels = infer(*expr.value, facts, LabelNames::AfterScrape);
  const auto meaning = understand(*expr.value, facts, labels, LabelNames::AfterScrape);
  return in_words(meaning.values(*expr.value), meaning.elements(*expr.value));
}

struct Row {
  std::string_view expr;
  std::string_view meaning;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(meaning)

BOOST_AUTO_TEST_CASE(units_bounds_and_keys_follow_the_tree) {
  for (const auto& [expr, expected] : {
           Row{"state", "a count or share 1..1 repeated (instance name) (name pod)"},
           Row{"max by (name) (state)", "a count or share 1..1 (name)"},
           Row{"max by (name, phase) (state)", "a count or share 1..1 (name)"},
           Row{"max by (name, phase, pod) (state)", "a count or share 1..1 (name pod)"},
           Row{"state{pod=\"a\"}", "a count or share 1..1 (instance name) (name)"},
           Row{"max_over_time(state[5m])",
               "a count or share 1..1 repeated (instance name phase) (name phase pod)"},
           Row{"count(state)", "a count or share 1..inf ()"},
           Row{"size", "bytes -inf..inf (name)"},
           Row{"sum(size) / 1024", "bytes times 1024 -inf..inf ()"},
           Row{"size * 100", "bytes times 0.01 -inf..inf (name)"},
           Row{"size * 2", "bytes -inf..inf (name)"},
           Row{"size * 60", "unknown -inf..inf (name)"},
           Row{"size * size", "bytes^2 -inf..inf (name)"},
           Row{"1 / size", "a count per byte -inf..inf (name)"},
           Row{"size + vector(0)", "bytes -inf..inf (name) ()"},
           Row{"size or vector(0)", "bytes -inf..inf"},
           Row{"sum(size) or on () vector(0)", "bytes -inf..inf ()"},
           Row{"size * on (name) group_left (phase) max by (name, phase) (state)",
               "bytes -inf..inf (name)"},
           Row{"abs(size)", "bytes 0..inf (name)"},
           Row{"clamp(size, 1, 5)", "bytes 1..5 (name)"},
           Row{"size > 3", "bytes 3..inf (name)"},
           Row{"3 < size", "bytes 3..inf (name)"},
           Row{"size > bool 3", "a count or share 0..1 (name)"},
           Row{"-abs(size)", "bytes -inf..0 (name)"},
           Row{"sent_total", "bytes 0..inf total (code instance) (code pod)"},
           Row{"sum by (code) (sent_total)", "bytes 0..inf total (code)"},
           Row{"rate(sent_total[5m])", "bytes per second 0..inf (code instance) (code pod)"},
           Row{"rate(sent_total[5m]) / rate(sent_total[5m])",
               "a count or share 0..1 (code instance) (code pod)"},
           Row{"sum(rate(sent_total{code=\"5\"}[5m])) / sum(rate(sent_total[5m]))",
               "a count or share 0..1 ()"},
           Row{"100 * sum(rate(sent_total[5m])) / sum(rate(sent_total[5m]))", "percent 0..inf ()"},
           Row{"sent_total > 0 unless sent_total offset 5m",
               "bytes 0..inf (code instance) (code pod)"},
           Row{"sent_total * 0", "unknown 0..0 (code instance) (code pod)"},
           Row{"histogram_quantile(0.9, sum by (le) (rate(wait_bucket[5m])))", "seconds 0..10 ()"},
           Row{"label_replace(size, \"name\", \"x\", \"\", \"\")", "bytes -inf..inf"},
           Row{"label_replace(size, \"x\", \"$1\", \"name\", \"(.*)\")", "bytes -inf..inf (name)"},
           Row{"topk(3, size)", "bytes -inf..inf (name)"},
           Row{"count_values(\"v\", size)", "a count or share 1..inf (v)"},
           Row{"stdvar(size)", "bytes^2 0..inf ()"},
           Row{"time() - max(born)", "seconds -inf..inf ()"},
           Row{"born + born", "unknown -inf..inf"},
           Row{"absent(size)", "a count or share 1..1 ()"},
           Row{"unknown_metric", "unknown -inf..inf"},
           Row{"sum by (a) (unknown_metric)", "unknown -inf..inf (a)"},
       })
    BOOST_TEST_CONTEXT(expr) { BOOST_TEST(meaning_of(std::string{expr}) == expected); }
}

BOOST_AUTO_TEST_CASE(comparisons_are_decided_by_bounds_alone) {
  struct Case {
    Interval a;
    BinaryOp op;
    Interval b;
    Truth truth;
  };

  for (const auto& [a, op, b, truth] :
       {Case{{0, 1}, BinaryOp::Greater, {1, 1}, Truth::Never},
        Case{{0, 1}, BinaryOp::GreaterEqual, {1, 1}, Truth::Sometimes},
        Case{{0, 1}, BinaryOp::Less, {2, 2}, Truth::Always},
        Case{{1, 1}, BinaryOp::Equal, {1, 1}, Truth::Always},
        Case{{0, 1}, BinaryOp::Equal, {0.5, 0.5}, Truth::Sometimes},
        Case{{1, 5}, BinaryOp::Equal, {0, 0}, Truth::Never},
        Case{{1, 5}, BinaryOp::NotEqual, {0, 0}, Truth::Always},
        Case{{}, BinaryOp::Less, {0, 0}, Truth::Sometimes}})
    BOOST_TEST((compare(a, op, b) == truth), a.low << ".." << a.high << " against " << b.low);
}

BOOST_AUTO_TEST_CASE(arithmetic_of_bounds_holds_what_it_can_give) {
  BOOST_TEST((product(Interval{-2, 3}, {-1, 5}) == Interval{-10, 15}));
  BOOST_TEST((product(Interval{0, 0}, {}) == Interval{0, 0}));
  BOOST_TEST((quotient(Interval{1, 4}, {2, 4}) == Interval{0.25, 2}));
  BOOST_TEST((quotient(Interval{1, 4}, {-1, 4}) == Interval{}));
  BOOST_TEST((quotient(Interval{1, 4}, {0, 4}) == kNotNegative));
  BOOST_TEST((difference(Interval{0, 1}, {0, 1}) == Interval{-1, 1}));
  BOOST_TEST(intersection(Interval{0, 1}, {2, 3}).is_empty());
}

BOOST_AUTO_TEST_SUITE_END()
