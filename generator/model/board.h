#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/duration.h"
#include "model/signal.h"
#include "model/tone.h"
#include "model/unit.h"
#include "model/value_name.h"
#include "model/version.h"
#include "template/legend.h"

/// Dashboards as a catalog describes them; see plan/dashboard for what becomes of them.
namespace obsgen::model {

enum class View {
  Timeseries,
  Stat,
  Gauge,
  BarGauge,
  Heatmap,
  Table,
  StateTimeline,
  PieChart,
  Text,
  Alerts
};

inline constexpr std::array kViews{
    View::Timeseries, View::Stat,          View::Gauge,    View::BarGauge, View::Heatmap,
    View::Table,      View::StateTimeline, View::PieChart, View::Text,     View::Alerts};

/// The view's name in a catalog, which is also Grafana's panel type but for `alerts`.
constexpr std::string_view to_string(View view) {
  switch (view) {
    case View::Timeseries:
      return "timeseries";
    case View::Stat:
      return "stat";
    case View::Gauge:
      return "gauge";
    case View::BarGauge:
      return "bargauge";
    case View::Heatmap:
      return "heatmap";
    case View::Table:
      return "table";
    case View::StateTimeline:
      return "state-timeline";
    case View::PieChart:
      return "piechart";
    case View::Text:
      return "text";
    case View::Alerts:
      return "alerts";
  }
  return {};
}

/// `[{above: 0.8, tone: warning}]`.
struct ToneStep {
  double above = 0;
  Tone tone = Tone::Neutral;

  bool operator==(const ToneStep&) const = default;
};

/// A signal in a panel: a declared one, or a default one (`<metric>:<kind>`), which `by` may
/// regroup.
struct SignalUse {
  std::string signal{};
  std::optional<templates::Legend> legend{};
  std::optional<std::vector<LabelRef>> by{};
  Place place{};
};

/// A column of a joined table: the signal's value, or its state label if it is the state of
/// objects.
struct ColumnSpec {
  SignalUse use{};
  std::string title{};
  std::optional<Unit> unit{};
};

struct KeyColumn {
  LabelRef label{};
  std::string title{};
  std::vector<ValueName> values{};       // what is shown for the label's values
  std::optional<std::uint32_t> width{};  // in pixels
};

enum class SortOrder { Ascending, Descending };

struct SortSpec {
  std::string column{};  // its title
  SortOrder order = SortOrder::Descending;
  Place place{};
};

struct TableSpec {
  std::vector<KeyColumn> key{};
  std::vector<ColumnSpec> columns{};
  std::optional<SortSpec> sort{};
};

struct TextSpec {
  std::string markdown{};
};

struct AlertsSpec {};

/// All default views of a metric.
struct MetricSpec {
  std::string metric{};
  Place place{};
};

struct PanelSpec {
  std::string id{};  // given, else the first signal's or metric's name, else the title as a slug
  std::variant<std::vector<SignalUse>, TableSpec, TextSpec, AlertsSpec, MetricSpec> content{};
  std::optional<View> view{};
  std::string title{};
  std::string description{};
  std::string empty{};  // said where there is no data; empty: what the planner knows
  std::optional<Unit> unit{};
  bool stack = false;
  std::optional<std::uint32_t> top{};
  std::vector<ToneStep> thresholds{};
  std::optional<double> min{}, max{};
  std::optional<std::uint32_t> decimals{};
  std::optional<std::uint32_t> width{}, height{};
  bool enabled = true;
  Lifetime lifetime{};
  std::string library{};
  Place place{};
};

struct PanelsRow {
  std::string title{};
  std::vector<PanelSpec> panels{};
};

/// `use: library/row`, or `use: row` for the catalog's own.
struct UsedRow {
  std::string library{};
  std::string row{};
  std::string title{};  // empty: the row's own
};

struct RestRow {
  std::string title{};
};

struct RowSpec {
  std::variant<PanelsRow, UsedRow, RestRow> content{};
  std::optional<bool> collapsed{};
  std::optional<LabelRef> repeat{};
  Lifetime lifetime{};
  Place place{};
};

/// A row under a name, for `use`.
struct NamedRow {
  std::string name{};
  std::string library{};  // empty: the operator's own
  RowSpec row{};
  Place place{};
};

struct AnnotationSpec {
  std::string title{};
  std::string signal{};
  Tone tone = Tone::Neutral;
  bool enabled = false;
  Place place{};
};

struct DashboardSpec {
  std::string name{};
  std::string title{};
  std::string description{};
  std::vector<LabelRef> variables{};
  Duration range{3'600'000};
  Duration refresh{30'000};
  std::vector<AnnotationSpec> annotations{};
  std::vector<RowSpec> rows{};
  bool enabled = true;
  Place place{};
};

}  // namespace obsgen::model
