#include "random_catalog.h"

#include <initializer_list>
#include <random>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace obsgen::test {

namespace {

struct Series {
  std::string name{};
  bool counts = false;
  bool has_buckets = false;
};

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t count) { return engine_() % count; }

  /// True once in `of` times.
  bool once_in(std::size_t of) { return below(of) == 0; }

  template <class T>
  const T& one(const std::vector<T>& of) {
    return of[below(of.size())];
  }

  std::string one(std::initializer_list<std::string_view> of) {
    return std::string{of.begin()[below(of.size())]};
  }

 private:
  std::mt19937 engine_;
};

/// Labels that expressions speak of: own ones, those of the target, and both.
std::string label(Dice& dice) {
  return dice.one({"namespace", "name", "room", "pod", "instance", "phase", "code", "namespace"});
}

std::string labels(Dice& dice) {
  std::string list;
  for (auto left = dice.below(4); left > 0; --left)
    list += (list.empty() ? "" : ", ") + label(dice);
  return list;
}

class Expressions {
 public:
  Expressions(Dice& dice, const std::vector<Series>& series) : dice_(dice), series_(series) {}

  std::string vector(std::size_t depth) {
    if (depth == 0) return leaf();
    switch (dice_.below(9)) {
      case 0:
      case 1:
        return fmt::format("{} {}({})", dice_.one({"sum", "max", "avg", "count", "group"}),
                           grouping(), vector(depth - 1));
      case 2:
        return with_parameter(depth - 1);
      case 3:
        return quantile();
      case 4:
      case 5:
        return binary(depth - 1);
      case 6:
        return rewritten(depth - 1);
      case 7:
        return function(depth - 1);
      default:
        return leaf();
    }
  }

 private:
  std::string selector(const Series& series) {
    if (!dice_.once_in(3)) return series.name;
    return fmt::format("{}{{{}{}\"{}\"}}", series.name, label(dice_),
                       dice_.one({"=", "!=", "=~", "!~"}), dice_.one({"a", "", "a|b", ".+", "1"}));
  }

  std::string leaf() {
    const Series& series = dice_.one(series_);
    const auto offset = dice_.once_in(8) ? " offset 5m" : "";
    if (series.counts)
      return fmt::format("{}({}[$window]{})", dice_.one({"rate", "increase"}), selector(series),
                         offset);
    if (dice_.once_in(4))
      return fmt::format("max_over_time({}[{}]{})", selector(series), dice_.one({"5m", "$window"}),
                         offset);
    return selector(series) + offset;
  }

  std::string grouping() {
    if (dice_.once_in(5)) return {};
    return fmt::format("{} ({}) ", dice_.once_in(4) ? "without" : "by", labels(dice_));
  }

  std::string with_parameter(std::size_t depth) {
    switch (dice_.below(3)) {
      case 0:
        return fmt::format("{} {}(3, {})", dice_.one({"topk", "bottomk"}), grouping(),
                           vector(depth));
      case 1:
        return fmt::format("quantile {}(0.5, {})", grouping(), vector(depth));
      default:
        return fmt::format("count_values {}(\"found\", {})", grouping(), vector(depth));
    }
  }

  std::string quantile() {
    std::vector<Series> buckets;
    for (const Series& series : series_)
      if (series.has_buckets) buckets.push_back(series);
    if (buckets.empty()) return leaf();
    const auto rest = labels(dice_);
    return fmt::format("histogram_quantile(0.9, sum by (le{}{}) (rate({}[$window])))",
                       rest.empty() ? "" : ", ", rest, selector(dice_.one(buckets)));
  }

  std::string binary(std::size_t depth) {
    const auto lhs = vector(depth);
    const auto rhs = vector(depth);
    const bool on = !dice_.once_in(3);
    const auto matching = fmt::format("{} ({})", on ? "on" : "ignoring", labels(dice_));
    switch (dice_.below(5)) {
      case 0:
        return fmt::format("({}) {} {} ({})", lhs, dice_.one({"and", "or", "unless"}), matching,
                           rhs);
      case 1:
        return fmt::format("({}) {} ({})", lhs, dice_.one({"+", "/", ">", "or", "and"}), rhs);
      case 2:
        return fmt::format("({}) * {} group_{} ({}) ({})", lhs, matching,
                           dice_.one({"left", "right"}), on ? "extra" : "", rhs);
      case 3:
        return fmt::format("({}) {} {}", lhs, dice_.one({"> bool", ">", "*", "+"}),
                           dice_.one({"1", "scalar(" + rhs + ")"}));
      default:
        return fmt::format("({}) / {} ({})", lhs, matching, rhs);
    }
  }

  std::string rewritten(std::size_t depth) {
    const auto made = dice_.once_in(2) ? std::string{"made"} : label(dice_);
    if (dice_.once_in(3))
      return fmt::format("label_join({}, \"{}\", \"-\", \"{}\", \"{}\")", vector(depth), made,
                         label(dice_), label(dice_));
    return fmt::format("label_replace({}, \"{}\", \"$1\", \"{}\", \"(.*)\")", vector(depth), made,
                       label(dice_));
  }

  std::string function(std::size_t depth) {
    switch (dice_.below(5)) {
      case 0:
        return fmt::format("absent({})", vector(depth));
      case 1:
        return fmt::format("sort_by_label({}, \"{}\")", vector(depth), label(dice_));
      case 2:
        return fmt::format("max_over_time(({})[30m:1m])", vector(depth));
      case 3:
        return fmt::format("(time() - {})", vector(depth));
      default:
        return fmt::format("abs({})", vector(depth));
    }
  }

  Dice& dice_;
  const std::vector<Series>& series_;
};

/// Metrics and the series that expressions read of them.
struct Metrics {
  std::string text{};
  std::vector<Series> series{};
  std::vector<std::string> defaults{};
};

/// One of a type and value, `form` with `{}` for its name, and what is to be known of it.
struct Kind {
  std::string_view form{};
  std::string_view ending{};
  std::string_view read{};  // after the name
  std::string_view signal{};
  bool counts = false;
};

constexpr Kind kKinds[] = {
    {"type: counter", "_total", "", "rate", true},
    {"type: gauge", "", "", "value", false},
    {"type: gauge, value: info", "_info", "", "value", false},
    {"type: gauge, value: bool", "_ready", "", "value", false},
    {"type: gauge, value: ratio, unit: ratio", "_ratio", "", "value", false},
    {"type: gauge, value: timestamp, unit: seconds", "_seconds", "", "age", false},
    {"type: gauge, value: {state: phase}", "_phase", "", "objects", false},
    {"type: gauge, value: {one_hot: phase}", "_state", "", "state", false},
    {"type: histogram, unit: seconds, buckets: [0.5, 1]", "_seconds", "_bucket", "p99", true},
    {"type: summary, unit: seconds, quantiles: [0.5]", "_seconds", "_count", "rate", true},
};

/// The key of a metric's own labels; nothing for none.
std::string own_labels(Dice& dice, bool phase, bool object) {
  std::string list = phase ? "phase" : "";
  for (const std::string_view name : {"namespace", "name", "room", "pod", "code"})
    if (!object && dice.once_in(3)) list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
  return list.empty() ? list : ", labels: [" + list + "]";
}

Metrics metrics(Dice& dice) {
  Metrics all;
  for (std::size_t i = 0; i < 6; ++i) {
    const Kind& kind = kKinds[dice.below(std::size(kKinds))];
    const bool phase = kind.form.find("phase") != std::string_view::npos;
    const bool outside = dice.once_in(4);
    const auto name = fmt::format("m{}{}", i, kind.ending);
    const bool object = dice.once_in(3) && !outside;
    const auto more = outside ? std::string{", external: true"}
                              : ", replicas: " + dice.one({"own", "same", "leader"});
    all.text += fmt::format("  - {{name: {}, {}, help: Of it.{}{}{}}}\n", name, kind.form,
                            own_labels(dice, phase, object), more, object ? ", object: Thing" : "");
    all.series.push_back({name + std::string{kind.read}, kind.counts, kind.read == "_bucket"});
    all.defaults.push_back(fmt::format("{}:{}", name, kind.signal));
  }
  // Whatever the dice say, there is a metric with each label that a dashboard may filter by.
  all.text +=
      "  - {name: rooms, type: gauge, help: Rooms., labels: [namespace, name, room, pod]}\n";
  all.series.push_back({"rooms"});
  all.series.push_back({"up"});
  return all;
}

std::string signal(std::size_t number, const std::string& expr) {
  return fmt::format("  s{}:\n    help: Of it.\n    expr: |\n      {}\n", number, expr);
}

std::string alert(Dice& dice, std::size_t number, const std::string& signal) {
  const auto text = dice.one({"It is {{ $value }}.", "In {{ $labels.namespace }}.",
                              "{{ with $labels.room }}{{ . }}{{ end }}", "Plain."});
  return fmt::format("  - {{name: A{}, signal: '{}', {}, summary: It is., description: '{}'}}\n",
                     number, signal,
                     dice.one({"above: 1", "below: 2", "equals: 0", "present: true"}), text);
}

std::string panel(Dice& dice, std::size_t number, const std::string& signal) {
  const auto legend =
      dice.one({"", ", legend: '{{namespace}}/{{name}}'", ", legend: 'of {{pod}}'"});
  const auto top = dice.one({"", ", top: 5"});
  return fmt::format("          - {{id: p{}, signal: '{}'{}{}}}\n", number, signal, legend, top);
}

}  // namespace

std::string random_catalog(std::uint32_t seed) {
  Dice dice{seed};
  auto [text, series, defaults] = metrics(dice);
  std::string signals, alerts, panels, records;
  const bool recorded = dice.once_in(2);
  for (std::size_t i = 0; i < 6; ++i) {
    Expressions expressions{dice, series};
    signals += signal(i, expressions.vector(3));
    alerts += alert(dice, i, fmt::format("s{}", i));
    panels += panel(dice, i, fmt::format("s{}", i));
    if (i != 0 || !recorded) continue;
    records = "records: [{name: 'r:s0', signal: s0}]\n";
    series.push_back({"r:s0"});
  }
  for (std::size_t i = 0; i < defaults.size(); ++i)
    panels += panel(dice, 6 + i, defaults[i]);
  return fmt::format(
      "catalog: 1\n"
      "operator: {{name: w, title: W, alert_prefix: W, namespace: w-system{}}}\n"
      "scrape: {{service: {{app: w}}, port: http, honor_labels: {}}}\n"
      "labels:\n"
      "  namespace: {{help: namespace}}\n  name: {{help: name}}\n  room: {{help: room}}\n"
      "  pod: {{help: pod}}\n  code: {{help: code}}\n"
      "  phase: {{help: phase, values: [a, b]}}\n"
      "objects: {{Thing: {{key: [namespace, name]}}}}\n"
      "metrics:\n{}signals:\n{}{}alerts:\n{}"
      "dashboards:\n  - name: all\n    title: All\n{}    rows:\n"
      "      - title: Row\n        panels:\n{}",
      dice.once_in(3) ? ", cluster_label: cluster" : "", dice.once_in(2), text, signals, records,
      alerts,
      dice.one({"", "    variables: [namespace]\n", "    variables: [operator_namespace]\n",
                "    variables: [namespace, pod]\n"}),
      panels);
}

}  // namespace obsgen::test
