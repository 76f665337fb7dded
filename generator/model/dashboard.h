#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/board.h"
#include "model/duration.h"
#include "model/origin.h"
#include "model/tone.h"
#include "model/unit.h"
#include "model/view.h"
#include "promql/ast.h"
#include "template/legend.h"

/// Dashboards as they will be written: every choice is made, only Grafana's spelling is missing.
namespace obsgen::model {

/// A tone's colour. Things of one tone that stand beside each other differ in `shade`: 0 is the
/// tone's main colour.
struct Colour {
  Tone tone = Tone::Neutral;
  std::uint32_t shade = 0;

  bool operator==(const Colour&) const = default;
};

/// Whether a bound's own value is still on the lower side.
enum class Edge { From, Above };

/// From `at` on, or above it, a value has that tone.
struct ToneBound {
  double at = 0;
  Edge edge = Edge::Above;
  Tone tone = Tone::Neutral;

  bool operator==(const ToneBound&) const = default;
};

/// A value and what is shown for it.
struct ValueMapping {
  std::string value{};
  std::string text{};
  std::optional<Colour> colour{};

  bool operator==(const ValueMapping&) const = default;
};

enum class QueryFormat { TimeSeries, Table, Heatmap };

/// One query of a panel; its position among them is its name.
struct PanelQuery {
  promql::Expr expr;
  templates::Legend legend{};  // empty: none
  QueryKind kind = QueryKind::Range;
  QueryFormat format = QueryFormat::TimeSeries;
  std::vector<ValueMapping> mappings{};  // of its values; empty: the panel's
  std::string signal{};                  // what it shows, as referred to in the catalog
  Place place{};                         // of that reference
  Origin origin{};
};

enum class SeriesMatch { Name, Word };

/// How the series of that legend, or those with that word in their legends, look.
struct SeriesStyle {
  SeriesMatch match = SeriesMatch::Name;
  std::string text{};
  std::string title{};  // shown instead of the name; empty: the name
  std::optional<Colour> colour{};

  bool operator==(const SeriesStyle&) const = default;
};

/// A list below the graph, or a table with values beside it.
enum class Legend { Hidden, List, Table };

struct Grid {
  std::uint32_t x = 0, y = 0, w = 12, h = 8;

  bool operator==(const Grid&) const = default;
};

/// A page outside of the dashboards.
struct WebPage {
  std::string url{};

  bool operator==(const WebPage&) const = default;
};

/// A dashboard whose variables take values of the row that the link stands in. The time range, the
/// data source and the variables of `kept` stay as they are.
struct NarrowedDashboard {
  struct Variable {
    std::string name{};
    std::size_t column = 0;  // of the table: its value in the row

    bool operator==(const Variable&) const = default;
  };

  std::string uid{};
  std::vector<std::string> kept{};
  std::vector<Variable> by{};

  bool operator==(const NarrowedDashboard&) const = default;
};

/// The alerting rules whose name the cell shows.
struct AlertRules {
  bool operator==(const AlertRules&) const = default;
};

struct Link {
  std::string title{};
  std::variant<WebPage, NarrowedDashboard, AlertRules> target{};

  bool operator==(const Link&) const = default;
};

/// The values of a label, by its name after the scrape.
struct LabelField {
  std::string name{};

  bool operator==(const LabelField&) const = default;
};

/// The values of the panel's query at that position.
struct QueryField {
  std::size_t query = 0;

  bool operator==(const QueryField&) const = default;
};

using ColumnSource = std::variant<LabelField, QueryField>;

/// A column of a table: what it shows, and how.
struct TableColumn {
  ColumnSource source{};
  std::string title{};
  Unit unit = Unit::None;
  std::vector<ValueMapping> mappings{};
  std::optional<std::uint32_t> decimals{};
  std::vector<ToneBound> thresholds{};  // colour the cell
  std::optional<Tone> base{};           // as in a panel
  std::vector<Link> links{};
  std::optional<std::uint32_t> width{};  // in pixels; absent: a share of what is left
};

/// A table: columns in order; every other field is hidden; queries are merged by the labels they
/// share.
struct TableLayout {
  std::vector<TableColumn> columns{};
  std::string sort_by{};  // a title; empty: as it comes
  SortOrder order = SortOrder::Descending;
  std::optional<std::uint32_t> limit{};  // so many rows, the first in that order
};

struct Panel {
  std::uint32_t id = 0;  // stable, unique in the dashboard
  std::string key{};     // the id in the catalog, for overlays and links
  View view = View::Timeseries;
  std::string title{};
  std::string description{};
  Grid grid{};
  Unit unit = Unit::None;
  std::optional<std::uint32_t> decimals{};
  std::optional<double> min{}, max{};
  bool stack = false;
  std::vector<PanelQuery> queries{};
  std::optional<std::uint32_t> most_points{};  // of a series; absent: as many as there is room for
  std::vector<ToneBound> thresholds{};  // ascending; dashed lines on graphs, colours elsewhere
  std::optional<Tone>
      base{};  // colour below the first threshold; absent: good when there are thresholds
  std::vector<ValueMapping> mappings{};
  std::vector<SeriesStyle> styles{};
  Legend legend = Legend::Hidden;
  std::string empty{};     // said where there is no data; empty: what Grafana says
  TableLayout table{};     // of tables
  std::string markdown{};  // of texts
  std::vector<Link> links{};
  Place place{};
};

/// A panel as other things speak of it.
struct PanelRef {
  std::string dashboard{};  // its uid
  std::uint32_t id = 0;

  bool operator==(const PanelRef&) const = default;
};

struct Row {
  std::uint32_t id = 0;
  std::string title{};  // empty: the panels stand without a header
  std::uint32_t y = 0;
  bool collapsed = false;
  std::string repeat{};  // name of a variable; empty: once
  std::vector<Panel> panels{};
};

/// A variable that lists the values of a label.
struct LabelVariable {
  std::string name{};
  std::string title{};
  promql::Expr selector;  // of the series whose values it lists
  std::string label{};    // after the scrape
  std::string all{};      // stands for all values in a regular expression
  std::string value{};    // chosen at first; empty: all
};

struct AnnotationQuery {
  std::string title{};
  promql::Expr expr;
  templates::Legend text{};  // of a mark
  Tone tone = Tone::Neutral;
  bool enabled = false;
  std::string signal{};
  Place place{};
  Origin origin{};
};

/// A menu of all dashboards with that tag.
struct TagLink {
  std::string title{};
  std::string tag{};

  bool operator==(const TagLink&) const = default;
};

struct Dashboard {
  std::string uid{};  // also the stem of the file
  std::string title{};
  std::string description{};
  std::vector<std::string> tags{};
  std::optional<TagLink> siblings{};  // the other dashboards of the operator
  Duration range{};
  Duration refresh{};
  Duration scrape_interval{};
  std::string datasource{};  // default; empty: Grafana's
  std::vector<LabelVariable> variables{};
  std::vector<AnnotationQuery> annotations{};
  std::vector<Row> rows{};
  Place place{};
};

}  // namespace obsgen::model
