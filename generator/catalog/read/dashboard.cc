#include "catalog/read/dashboard.h"

#include <algorithm>
#include <array>

#include "catalog/read/names.h"
#include "catalog/read/row.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kDashboardRequired{"name"sv, "title"sv, "rows"sv};
constexpr std::array kDashboardOptional{"description"sv, "variables"sv, "range"sv, "refresh"sv,
                                        "annotations"sv};
constexpr std::array kDashboardChangeable{"title"sv, "description"sv, "variables"sv,
                                          "range"sv, "refresh"sv,     "enabled"sv};
constexpr std::array kMarkRequired{"title"sv, "signal"sv};
constexpr std::array kMarkOptional{"tone"sv, "enabled"sv};

std::optional<model::AnnotationSpec> read_annotation(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"an annotation", kMarkRequired, kMarkOptional}, diagnostics);
  if (!fields) return std::nullopt;
  model::AnnotationSpec mark{
      .title = fields->get("title", read_line).value_or(""),
      .signal = fields->get("signal", read_signal_name).value_or(""),
      .tone = fields->get("tone", one_of("tone", model::kTones)).value_or(model::Tone::Neutral),
      .enabled = fields->get("enabled", read_bool).value_or(false),
      .place = fields->place_of("signal")};
  return mark.signal.empty() ? std::nullopt : std::optional{std::move(mark)};
}

std::optional<std::vector<model::LabelRef>> read_variables(const Node& node,
                                                           Diagnostics& diagnostics) {
  auto refs = read_label_refs(node, diagnostics);
  if (!refs) return refs;
  std::erase_if(*refs, [&](const model::LabelRef& ref) {
    if (ref.name != "job") return false;
    diagnostics.push_back({.code = "catalog/variable",
                           .place = ref.place,
                           .message = "'job' is a variable of every dashboard",
                           .help = "leave it away"});
    return true;
  });
  return refs;
}

model::DashboardSpec laid_over(model::DashboardSpec dashboard, const Fields& fields) {
  dashboard.title = either(fields.get("title", read_line), std::move(dashboard.title));
  dashboard.description =
      either(fields.get("description", read_prose), std::move(dashboard.description));
  dashboard.variables =
      either(fields.get("variables", read_variables), std::move(dashboard.variables));
  dashboard.range = either(fields.get("range", read_period), dashboard.range);
  dashboard.refresh = either(fields.get("refresh", read_period), dashboard.refresh);
  return dashboard;
}

}  // namespace

std::optional<model::DashboardSpec> read_dashboard(const Node& node, Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"a dashboard", kDashboardRequired, kDashboardOptional}, diagnostics);
  if (!fields) return std::nullopt;
  auto name = fields->get("name", read_dns_name);
  auto dashboard = laid_over(model::DashboardSpec{.place = fields->place_of("name")}, *fields);
  dashboard.annotations = fields->get("annotations", list_of(read_annotation))
                              .value_or(std::vector<model::AnnotationSpec>{});
  dashboard.rows = fields->get("rows", list_of(read_row)).value_or(std::vector<model::RowSpec>{});
  if (!name) return std::nullopt;
  dashboard.name = *std::move(name);
  return dashboard;
}

model::DashboardSpec overlay_dashboard(model::DashboardSpec dashboard, const Node& node,
                                       Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"a dashboard of an overlay", {}, kDashboardChangeable}, diagnostics);
  if (!fields) return dashboard;
  dashboard = laid_over(std::move(dashboard), *fields);
  dashboard.enabled = either(fields->get("enabled", read_bool), dashboard.enabled);
  return dashboard;
}

}  // namespace obsgen::catalog
