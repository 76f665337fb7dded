#include "describe.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "promql/print.h"
#include "template/print.h"

namespace obsgen::catalog::test {

namespace {

using namespace model;

using SignalDefinition = decltype(Signal::definition);
using PanelContent = decltype(PanelSpec::content);

std::string text(const LabelValue& value);
std::string text(const Label& label);
std::string text(const ValueDomain& value);
std::string text(const Buckets& buckets);
std::string text(const SignalDefinition& definition);
std::string text(const AlertTest& test);
std::string text(const Threshold& threshold);
std::string text(const SignalUse& use);
std::string text(const PanelContent& content);
std::string text(const ToneStep& step);
std::string text(const ValueName& name);

std::string text(const std::string& value) { return value; }

std::string text(std::string_view value) { return std::string{value}; }

std::string text(bool value) { return value ? "true" : "false"; }

std::string text(double value) { return fmt::format("{}", value); }

std::string text(std::uint32_t value) { return fmt::format("{}", value); }

std::string text(Duration value) { return to_string(value); }

std::string text(const Version& value) { return to_string(value); }

std::string text(const LabelRef& value) { return value.name; }

std::string text(const AlertRef& value) { return value.name; }

std::string text(const templates::Template& value) { return templates::print(value); }

std::string text(const templates::Legend& value) { return templates::print(value); }

std::string text(Unit value) { return std::string{to_string(value)}; }

std::string text(View value) { return std::string{to_string(value)}; }

std::string text(Tone value) { return std::string{to_string(value)}; }

std::string text(Presence value) { return std::string{to_string(value)}; }

std::string text(const Lifetime& value) {
  std::string out;
  if (value.since) out += ">=" + to_string(*value.since);
  if (value.until) out += "<" + to_string(*value.until);
  return out;
}

template <class T>
std::string text(const std::map<std::string, T>& values) {
  std::string out;
  for (const auto& [name, value] : values)
    out += fmt::format("{}{}={}", out.empty() ? "" : ",", name, text(value));
  return out;
}

template <class T>
std::string text(const std::vector<T>& values) {
  std::string out;
  for (const T& value : values)
    out += (out.empty() ? "" : ",") + text(value);
  return out;
}

/// ` key=value`, or nothing when the value is empty.
class Line {
 public:
  explicit Line(std::string head) : text_(std::move(head)) {}

  template <class T>
  Line& add(std::string_view key, const T& value) {
    const std::string shown = text(value);
    if (!shown.empty() && shown != "false") text_ += fmt::format(" {}={}", key, shown);
    return *this;
  }

  template <class T>
  Line& add(std::string_view key, const std::optional<T>& value) {
    return value ? add(key, *value) : *this;
  }

  std::string end() { return std::move(text_) + "\n"; }

  std::string inner() { return std::move(text_); }

 private:
  std::string text_;
};

std::string text(const LabelValue& value) {
  return Line{fmt::format("'{}'", value.value)}
      .add("title", value.title)
      .add("tone", value.tone)
      .add("life", value.lifetime)
      .inner();
}

std::string text(const Label& label) {
  return Line{fmt::format("({}", label.name)}
             .add("help", label.help)
             .add("values", label.values)
             .add("identity", label.identity)
             .add("expect", label.expect)
             .add("life", label.lifetime)
             .inner() +
         ")";
}

std::string text(const ValueDomain& value) {
  return std::visit(Overloaded{[](const FreeValue&) { return std::string{}; },
                               [](const InfoValue&) { return std::string{"info"}; },
                               [](const BoolValue&) { return std::string{"bool"}; },
                               [](const RatioValue&) { return std::string{"ratio"}; },
                               [](const TimestampValue&) { return std::string{"timestamp"}; },
                               [](const StateValue& v) { return "state:" + v.label; },
                               [](const OneHotValue& v) { return "one_hot:" + v.label; }},
                    value);
}

std::string text(const Buckets& buckets) {
  return fmt::format("[{}{}]", text(buckets.bounds), text(buckets.lifetime));
}

std::string describe(const Metric& metric) {
  return Line{fmt::format("metric {} {}", metric.name, to_string(metric.type))}
      .add("unit", metric.unit)
      .add("value", metric.value)
      .add("help", metric.help)
      .add("object", metric.object)
      .add("labels", metric.labels)
      .add("replicas", to_string(metric.replicas))
      .add("presence", metric.presence)
      .add("note", metric.presence_note)
      .add("buckets", metric.buckets)
      .add("quantiles", metric.quantiles)
      .add("native", metric.native)
      .add("external", metric.external)
      .add("life", metric.lifetime)
      .add("library", metric.library)
      .end();
}

std::string text(const SignalDefinition& definition) {
  constexpr std::array<std::string_view, 5> kFunctions{"quantile", "mean", "share_below", "rate",
                                                       "buckets"};
  return std::visit(Overloaded{[](const ExprDefinition& expr) { return promql::print(expr.expr); },
                               [&](const HistogramDefinition& h) {
                                 return fmt::format(
                                     "{}({} of {} by {})",
                                     kFunctions[static_cast<std::size_t>(h.function)], h.argument,
                                     h.metric, text(h.by));
                               }},
                    definition);
}

std::string describe(const Signal& signal) {
  return Line{"signal " + signal.name}
      .add("help", signal.help)
      .add("unit", signal.unit)
      .add("is", signal.definition)
      .add("window", signal.window)
      .add("legend", signal.legend)
      .add("values", signal.values)
      .add("life", signal.lifetime)
      .add("library", signal.library)
      .end();
}

std::string text(const AlertTest& test) {
  constexpr std::array<std::string_view, 3> kStates{"silent", "pending", "firing"};
  std::string out = fmt::format("({} every {}", test.name, text(test.interval));
  for (const TestSeries& series : test.series) {
    std::map<std::string, std::string> labels;
    for (const auto& [name, label] : series.labels)
      labels.emplace(name, label.value);
    out += fmt::format(" {}{{{}}}#{}: {};", series.metric, text(labels), series.replica,
                       series.values.written);
  }
  for (const TestExpectation& at : test.at)
    out += fmt::format(" {}={}", text(at.at), kStates[static_cast<std::size_t>(at.state)]);
  return out + ")";
}

std::string text(const Threshold& threshold) {
  constexpr std::array<std::string_view, 3> kWords{"above", "below", "equals"};
  return fmt::format("{} {}", kWords[static_cast<std::size_t>(threshold.comparison)],
                     threshold.value);
}

std::string describe(const Alert& alert) {
  return Line{fmt::format("alert {} on {}", alert.name, alert.signal)}
      .add("when", alert.threshold)
      .add("for", alert.hold)
      .add("keep", alert.keep_firing)
      .add("window", alert.window)
      .add("severity", to_string(alert.severity))
      .add("summary", alert.summary)
      .add("description", alert.description)
      .add("labels", alert.labels)
      .add("impact", alert.impact)
      .add("mitigation", alert.mitigation)
      .add("explained", alert.explained_by)
      .add("enabled", alert.enabled)
      .add("tests", alert.tests)
      .add("life", alert.lifetime)
      .add("library", alert.library)
      .end();
}

std::string text(const SignalUse& use) {
  return Line{use.signal}.add("legend", use.legend).add("by", use.by).inner();
}

std::string text(const TableSpec& table) {
  std::string out;
  for (const KeyColumn& key : table.key)
    out += fmt::format("{}:'{}'{}{} ", key.label.name, key.title, text(key.values),
                       key.width ? fmt::format("({})", *key.width) : "");
  for (const ColumnSpec& column : table.columns)
    out += fmt::format("| {} '{}' {} ", text(column.use), column.title,
                       column.unit ? text(*column.unit) : "");
  if (table.sort)
    out += fmt::format("sort '{}' {}", table.sort->column,
                       table.sort->order == SortOrder::Ascending ? "up" : "down");
  return out;
}

std::string text(const PanelContent& content) {
  return std::visit(Overloaded{[](const std::vector<SignalUse>& uses) { return text(uses); },
                               [](const TableSpec& table) { return text(table); },
                               [](const TextSpec& markdown) { return "text:" + markdown.markdown; },
                               [](const AlertsSpec&) { return std::string{"alerts"}; },
                               [](const MetricSpec& metric) { return "metric:" + metric.metric; }},
                    content);
}

std::string text(const ToneStep& step) {
  return fmt::format("{}:{}", step.above, to_string(step.tone));
}

std::string text(const ValueName& name) {
  return fmt::format("{}={}{}{}", name.value, name.title, name.tone ? ":" : "",
                     name.tone ? to_string(*name.tone) : "");
}

std::string describe(const PanelSpec& panel) {
  return Line{"    panel " + panel.id}
      .add("shows", panel.content)
      .add("view", panel.look.view)
      .add("title", panel.look.title.value_or(""))
      .add("description", panel.look.description.value_or(""))
      .add("empty", panel.look.empty.value_or(""))
      .add("unit", panel.look.unit)
      .add("stack", panel.look.stack.value_or(false))
      .add("top", panel.look.top)
      .add("thresholds", panel.look.thresholds.value_or(std::vector<ToneStep>{}))
      .add("min", panel.look.min)
      .add("max", panel.look.max)
      .add("decimals", panel.look.decimals)
      .add("width", panel.look.width)
      .add("height", panel.look.height)
      .add("enabled", panel.enabled)
      .add("life", panel.lifetime)
      .add("library", panel.library)
      .end();
}

std::string describe(const RowSpec& row) {
  std::string panels;
  auto head = std::visit(
      Overloaded{[&](const PanelsRow& own) {
                   for (const PanelSpec& panel : own.panels)
                     panels += describe(panel);
                   return "  row '" + own.title + "'";
                 },
                 [](const UsedRow& used) {
                   return fmt::format("  use {}/{} '{}'", used.library, used.row, used.title);
                 },
                 [](const RestRow& rest) { return "  rest '" + rest.title + "'"; }},
      row.content);
  return Line{std::move(head)}
             .add("collapsed", std::string{!row.collapsed   ? ""
                                           : *row.collapsed ? "folded"
                                                            : "open"})
             .add("repeat", row.repeat)
             .add("life", row.lifetime)
             .end() +
         panels;
}

std::string describe(const DashboardSpec& dashboard) {
  auto out = Line{"dashboard " + dashboard.name}
                 .add("title", dashboard.title)
                 .add("description", dashboard.description)
                 .add("variables", dashboard.variables)
                 .add("range", dashboard.range)
                 .add("refresh", dashboard.refresh)
                 .add("enabled", dashboard.enabled)
                 .end();
  for (const AnnotationSpec& mark : dashboard.annotations)
    out += Line{"  annotation " + mark.title}
               .add("signal", mark.signal)
               .add("tone", mark.tone)
               .add("enabled", mark.enabled)
               .end();
  for (const RowSpec& row : dashboard.rows)
    out += describe(row);
  return out;
}

std::string describe(const Operator& who) {
  return Line{"operator " + who.name}
      .add("title", who.title)
      .add("prefix", who.alert_prefix)
      .add("namespace", who.space)
      .add("versions", who.versions)
      .add("runbooks", who.runbooks)
      .add("grafana", who.grafana)
      .add("labels", who.labels)
      .add("datasource", who.datasource)
      .add("cluster_label", who.cluster_label)
      .end();
}

std::string describe(const Scrape& scrape) {
  std::vector<std::string> drop;
  for (const DropRule& rule : scrape.drop)
    drop.push_back(rule.regex);
  return Line{"scrape " + text(scrape.service)}
      .add("port", scrape.port)
      .add("path", scrape.path)
      .add("interval", scrape.interval)
      .add("timeout", scrape.timeout)
      .add("honor_labels", scrape.honor_labels)
      .add("drop", drop)
      .add("helm.enabled", scrape.helm.enabled)
      .add("helm.interval", scrape.helm.interval)
      .add("helm.honor_labels", scrape.helm.honor_labels)
      .add("helm.labels", scrape.helm.labels)
      .end();
}

std::string describe(const Release& release) {
  auto line = Line{"release " + to_string(release.version)};
  for (const auto& [name, version] : release.components)
    line.add(name, version);
  return line.end();
}

std::string describe(const Library& library) {
  return Line{"library " + library.name}.add("component", library.component).end();
}

std::string describe(const Object& object) {
  return Line{"object " + object.name}
      .add("title", object.title)
      .add("key", object.key)
      .add("expect", object.expect)
      .add("churn", object.churn)
      .end();
}

std::string describe(const Record& record) {
  return Line{"record " + record.name}
      .add("signal", record.signal)
      .add("life", record.lifetime)
      .add("library", record.library)
      .end();
}

std::string describe(const NamedRow& row) {
  return fmt::format("named row {}/{}\n{}", row.library, row.name, describe(row.row));
}

template <class T>
std::string describe(const std::vector<T>& values) {
  std::string out;
  for (const T& value : values)
    out += describe(value);
  return out;
}

}  // namespace

std::string describe(const Catalog& catalog) {
  return describe(catalog.who) + describe(catalog.releases) + describe(catalog.scrape) +
         describe(catalog.libraries) + describe(catalog.objects) +
         describe(catalog.metrics.items()) + describe(catalog.signals.items()) +
         describe(catalog.records) + describe(catalog.alerts) + describe(catalog.rows) +
         describe(catalog.dashboards);
}

}  // namespace obsgen::catalog::test
