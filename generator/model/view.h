#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The ways in which a panel can show what it has.
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

/// What a view is made of: numbers of series, lines of states, rows of objects, the firing alerts,
/// or words of the catalog.
enum class Drawing { Numbers, States, Rows, Alerts, Words };

/// Whether queries are asked for the whole range of time or for its end.
enum class QueryKind { Range, Instant };

/// What colours tell apart: the series, or good values from bad ones.
enum class Colouring { BySeries, ByValue };

/// Of 24 columns, and lines.
struct PanelSize {
  std::uint32_t width = 12, height = 8;

  bool operator==(const PanelSize&) const = default;
};

/// What is known of a view.
struct ViewTraits {
  View view = View::Timeseries;
  std::string_view name{};  // in a catalog
  Drawing drawing = Drawing::Numbers;
  QueryKind asks = QueryKind::Instant;
  Colouring colouring = Colouring::ByValue;
  PanelSize size{};  // when nothing else is said
};

/// All views, in the order of their enumerators.
inline constexpr std::array kViewTraits{
    ViewTraits{View::Timeseries, "timeseries", Drawing::Numbers, QueryKind::Range,
               Colouring::BySeries, PanelSize{12, 8}},
    ViewTraits{View::Stat, "stat", Drawing::Numbers, QueryKind::Instant, Colouring::ByValue,
               PanelSize{4, 4}},
    ViewTraits{View::Gauge, "gauge", Drawing::Numbers, QueryKind::Instant, Colouring::ByValue,
               PanelSize{4, 4}},
    ViewTraits{View::BarGauge, "bargauge", Drawing::Numbers, QueryKind::Instant, Colouring::ByValue,
               PanelSize{12, 8}},
    ViewTraits{View::Heatmap, "heatmap", Drawing::Numbers, QueryKind::Range, Colouring::ByValue,
               PanelSize{24, 8}},
    ViewTraits{View::Table, "table", Drawing::Rows, QueryKind::Instant, Colouring::ByValue,
               PanelSize{24, 8}},
    ViewTraits{View::StateTimeline, "state-timeline", Drawing::States, QueryKind::Range,
               Colouring::ByValue, PanelSize{24, 8}},
    ViewTraits{View::PieChart, "piechart", Drawing::Numbers, QueryKind::Instant,
               Colouring::BySeries, PanelSize{12, 8}},
    ViewTraits{View::Text, "text", Drawing::Words, QueryKind::Instant, Colouring::ByValue,
               PanelSize{24, 3}},
    ViewTraits{View::Alerts, "alerts", Drawing::Alerts, QueryKind::Instant, Colouring::ByValue,
               PanelSize{24, 8}},
};

constexpr const ViewTraits& traits(View view) {
  return kViewTraits[static_cast<std::size_t>(view)];
}

static_assert(std::ranges::all_of(kViewTraits,
                                  [](const ViewTraits& row) { return &traits(row.view) == &row; }));

inline constexpr auto kViews = [] {
  std::array<View, kViewTraits.size()> views{};
  std::ranges::transform(kViewTraits, views.begin(), &ViewTraits::view);
  return views;
}();

/// The view's name in a catalog.
constexpr std::string_view to_string(View view) { return traits(view).name; }

}  // namespace obsgen::model
