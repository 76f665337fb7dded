#include "catalog/read/alert.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/alert_test.h"
#include "catalog/read/names.h"
#include "catalog/read/template.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using model::AlertSeverity;

constexpr std::array kAlertRequired{"name"sv, "signal"sv, "summary"sv, "description"sv};
constexpr std::array kAlertOptional{
    "above"sv,           "below"sv,    "equals"sv, "present"sv, "for"sv,        "window"sv,
    "keep_firing_for"sv, "severity"sv, "labels"sv, "impact"sv,  "mitigation"sv, "explained_by"sv,
    "enabled"sv,         "tests"sv,    "since"sv,  "until"sv,   "override"sv};
constexpr std::array kAlertChangeable{"above"sv,      "below"sv,           "equals"sv, "present"sv,
                                      "for"sv,        "keep_firing_for"sv, "window"sv, "severity"sv,
                                      "summary"sv,    "description"sv,     "labels"sv, "impact"sv,
                                      "mitigation"sv, "enabled"sv};
constexpr std::array kConditions{"above"sv, "below"sv, "equals"sv, "present"sv};
constexpr std::array kTuning{"above"sv, "below"sv,           "equals"sv, "present"sv,
                             "for"sv,   "keep_firing_for"sv, "window"sv, "labels"sv};
constexpr std::array kSeverities{AlertSeverity::Critical, AlertSeverity::Warning,
                                 AlertSeverity::Info};
constexpr std::array kOwnLabels{"alertname"sv, "severity"sv, "alertstate"sv};

/// `present: true`, the one way to say it.
std::optional<bool> read_present(const Node& node, Diagnostics& diagnostics) {
  const auto present = read_bool(node, diagnostics);
  if (!present || *present) return present;
  diagnostics.push_back({.code = "catalog/out-of-range",
                         .place = node.place,
                         .message = "'present' can only be true",
                         .help = "an alert on absence needs a signal that is there then"});
  return std::nullopt;
}

/// Absent when there is no usable condition; an absent threshold in it means `present`.
std::optional<std::optional<model::Threshold>> read_condition(const Fields& fields) {
  const auto kind = exactly_one(fields, "an alert", kConditions);
  if (!kind) return std::nullopt;
  if (*kind == "present") {
    const auto present = fields.get("present", read_present);
    return present ? std::optional{std::optional<model::Threshold>{}} : std::nullopt;
  }
  const auto value = fields.get(*kind, read_number);
  if (!value) return std::nullopt;
  const auto comparison = *kind == "above"   ? model::Comparison::Above
                          : *kind == "below" ? model::Comparison::Below
                                             : model::Comparison::Equals;
  return std::optional{model::Threshold{.comparison = comparison, .value = *value}};
}

using Labels = std::map<std::string, templates::Template>;

std::optional<Labels> read_alert_labels(const Node& node, Diagnostics& diagnostics) {
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return std::nullopt;
  Labels labels;
  for (const document::Entry& entry : mapping->entries) {
    const auto name = read_label_name(key_node(entry), diagnostics);
    auto value = read_template(entry.value, diagnostics);
    if (!name || !value) continue;
    if (std::ranges::find(kOwnLabels, *name) != kOwnLabels.end()) {
      diagnostics.push_back(
          {.code = "catalog/reserved-label",
           .place = entry.key_place,
           .message = fmt::format("the label '{}' is reserved: every alert has its own", *name),
           .help = *name == "severity" ? "use the key 'severity' of the alert" : ""});
    }
    labels.emplace(*name, *std::move(value));
  }
  return labels;
}

/// What a catalog and a file that changes it read alike.
model::Alert laid_over(model::Alert alert, const Fields& fields) {
  if (const auto hold = fields.get("for", read_duration)) alert.hold = hold;
  if (const auto keep = fields.get("keep_firing_for", read_duration)) alert.keep_firing = keep;
  if (const auto window = fields.get("window", read_period)) alert.window = window;
  alert.severity = either(fields.get("severity", one_of("severity", kSeverities)), alert.severity);
  alert.summary = either(fields.get("summary", read_template), std::move(alert.summary));
  alert.description =
      either(fields.get("description", read_template), std::move(alert.description));
  alert.labels = merged(fields.get("labels", read_alert_labels).value_or(Labels{}), alert.labels);
  alert.impact = either(fields.get("impact", read_prose), std::move(alert.impact));
  alert.mitigation =
      either(fields.get("mitigation", list_of(read_prose)), std::move(alert.mitigation));
  alert.enabled = either(fields.get("enabled", read_bool), alert.enabled);
  return alert;
}

std::optional<model::AlertRef> read_alert_ref(const Node& node, Diagnostics& diagnostics) {
  auto name = read_camel_name(node, diagnostics);
  return name ? std::optional{model::AlertRef{*std::move(name), node.place}} : std::nullopt;
}

bool has_condition(const Fields& fields) {
  return std::ranges::any_of(kConditions, [&](std::string_view key) { return fields.has(key); });
}

}  // namespace

std::optional<Item<model::Alert>> read_alert(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"an alert", kAlertRequired, kAlertOptional}, diagnostics);
  if (!fields) return std::nullopt;
  const auto name = fields->get("name", read_camel_name);
  const auto signal = fields->get("signal", read_signal_name);
  const auto condition = read_condition(*fields);
  auto alert =
      laid_over(model::Alert{.name = name.value_or(""), .signal = signal.value_or("")}, *fields);
  alert.explained_by =
      fields->get("explained_by", set_of(read_alert_ref)).value_or(std::vector<model::AlertRef>{});
  alert.tests = read_alert_tests(*fields);
  alert.lifetime = read_lifetime(*fields);
  alert.place = fields->place_of("name");
  alert.signal_place = fields->place_of("signal");
  const bool overrides = fields->get("override", read_bool).value_or(false);
  if (!name || !signal || !condition) return std::nullopt;
  alert.threshold = *condition;
  return Item<model::Alert>{.value = std::move(alert), .overrides = overrides};
}

model::Alert overlay_alert(model::Alert alert, const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"an alert of an overlay", {}, kAlertChangeable}, diagnostics);
  if (!fields) return alert;
  alert = laid_over(std::move(alert), *fields);
  alert.retuned = alert.retuned || std::ranges::any_of(kTuning, [&](std::string_view key) {
                    return fields->has(key);
                  });
  if (has_condition(*fields)) alert.threshold = either(read_condition(*fields), alert.threshold);
  return alert;
}

}  // namespace obsgen::catalog
