#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/duration.h"
#include "model/panel_look.h"
#include "model/signal.h"
#include "model/tone.h"
#include "model/unit.h"
#include "model/value_name.h"
#include "model/version.h"
#include "template/legend.h"

/// Dashboards as a catalog describes them; see model/dashboard.h for what becomes of them.
namespace obsgen::model {

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
  PanelLook look{};
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
