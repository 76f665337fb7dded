#include "catalog/read/metric.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/labels.h"
#include "catalog/read/metric_name.h"
#include "catalog/read/metric_values.h"
#include "catalog/read/names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kMetricRequired{"name"sv, "type"sv, "help"sv};
constexpr std::array kMetricOptional{"unit"sv,      "value"sv,    "object"sv,        "labels"sv,
                                     "replicas"sv,  "presence"sv, "presence_note"sv, "buckets"sv,
                                     "quantiles"sv, "native"sv,   "external"sv,      "since"sv,
                                     "until"sv,     "override"sv};

std::vector<std::string_view> names_in(const auto& map) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : map)
    names.emplace_back(name);
  return names;
}

void report_undeclared(const model::LabelRef& ref, const Declarations& declarations,
                       Diagnostics& diagnostics) {
  diagnostics.push_back(
      {.code = "catalog/unknown-label",
       .place = ref.place,
       .message = fmt::format("the label '{}' is not declared in this file", ref.name),
       .help = did_you_mean(ref.name, names_in(declarations.labels), diagnostics)});
}

/// `name`, or `{name: …, values: …}`.
std::optional<model::Label> read_metric_label(const Node& node, const Declarations& declarations,
                                              Diagnostics& diagnostics) {
  if (!std::holds_alternative<document::Mapping>(node.value)) {
    const auto ref = read_label_ref(node, diagnostics);
    if (!ref) return std::nullopt;
    const auto declared = declarations.labels.find(ref->name);
    if (declared != declarations.labels.end()) return declared->second;
    report_undeclared(*ref, declarations, diagnostics);
    return std::nullopt;
  }
  constexpr std::array kName{"name"sv};
  const auto fields = open(node, {"a metric's label", kName, label_keys()}, diagnostics);
  const auto name = fields->get("name", read_own_label_name);
  if (!name) return std::nullopt;
  const auto declared = declarations.labels.find(*name);
  model::Label label =
      declared == declarations.labels.end() ? model::Label{.name = *name} : declared->second;
  label.place = node.place;
  return read_label_settings(std::move(label), *fields);
}

std::vector<model::Label> key_labels(const model::Object& object,
                                     const Declarations& declarations) {
  std::vector<model::Label> labels;
  for (const std::string& name : object.key) {
    const auto declared = declarations.labels.find(name);
    if (declared != declarations.labels.end()) labels.push_back(declared->second);
  }
  return labels;
}

std::optional<std::string> read_object_name(const Fields& fields,
                                            const Declarations& declarations) {
  auto name = fields.get("object", read_plain_name);
  if (!name || declarations.objects.contains(*name)) return name;
  fields.diagnostics().push_back(
      {.code = "catalog/unknown-object",
       .place = fields.place_of("object"),
       .message = fmt::format("the object '{}' is not declared in this file", *name),
       .help = did_you_mean(*name, names_in(declarations.objects), fields.diagnostics())});
  return std::nullopt;
}

/// The labels of the object's key, then the metric's own; one that says otherwise about a label of
/// the key takes its place.
std::vector<model::Label> read_metric_labels(const Fields& fields, const Declarations& declarations,
                                             const std::optional<std::string>& object) {
  std::vector<model::Label> labels;
  if (object) labels = key_labels(declarations.objects.find(*object)->second, declarations);
  std::map<std::string, Place, std::less<>> seen;
  for (const Node& item : items_of(fields, "labels")) {
    auto label = read_metric_label(item, declarations, fields.diagnostics());
    if (!label) continue;
    const auto [first, fresh] = seen.emplace(label->name, item.place);
    if (!fresh) report_repetition(item.place, first->second, fields.diagnostics());
    const auto known = std::ranges::find(labels, label->name, &model::Label::name);
    if (known == labels.end()) {
      labels.push_back(*std::move(label));
    } else {
      *known = *std::move(label);
    }
  }
  return labels;
}

std::vector<std::string> key_of(const model::Metric& metric, const Declarations& declarations) {
  if (!metric.object) return {};
  const auto object = declarations.objects.find(*metric.object);
  return object == declarations.objects.end() ? std::vector<std::string>{} : object->second.key;
}

bool meet(const model::Lifetime& a, const model::Lifetime& b) {
  const bool a_ends_first = a.until && b.since && *a.until <= *b.since;
  const bool b_ends_first = b.until && a.since && *b.until <= *a.since;
  return !a_ends_first && !b_ends_first;
}

/// A part of a metric, as it is called, and where.
struct MetricPart {
  model::Lifetime lifetime{};
  std::string called{};
  Place place{};
};

/// A part that is never there while its metric is: the lifetimes of both are of one file.
void check_met(const model::Metric& metric, const MetricPart& part, const Fields& fields) {
  if (meet(metric.lifetime, part.lifetime)) return;
  fields.diagnostics().push_back(
      {.code = "catalog/lifetime",
       .place = part.place,
       .message = fmt::format("the metric is never there with {}", part.called),
       .help = "mend 'since' and 'until' of one of them",
       .notes = {{"the metric is declared here", metric.place}}});
}

/// The key of its object is not the metric's own choice: it may well have got a label since.
void check_lifetimes(const model::Metric& metric, const std::vector<std::string>& key,
                     const Fields& fields) {
  for (const model::Label& label : metric.labels) {
    if (std::ranges::find(key, label.name) != key.end()) continue;
    check_met(metric, {label.lifetime, fmt::format("the label '{}'", label.name), label.place},
              fields);
  }
  for (const model::Buckets& buckets : metric.buckets)
    check_met(metric, {buckets.lifetime, "these buckets", fields.place_of("buckets")}, fields);
}

}  // namespace

std::optional<Item<model::Metric>> read_metric(const Node& node, const Declarations& declarations,
                                               Diagnostics& diagnostics) {
  const auto fields = open(node, {"a metric", kMetricRequired, kMetricOptional}, diagnostics);
  if (!fields) return std::nullopt;
  const auto type = fields->get("type", one_of("type of metric", model::kMetricTypes));
  model::Metric metric{
      .name = fields->get("name", read_metric_name).value_or(""),
      .type = type.value_or(model::MetricType::Gauge),
      .unit = fields->get("unit", read_unit).value_or(model::Unit::None),
      .value = fields->get("value", read_value_domain).value_or(model::FreeValue{}),
      .help = fields->get("help", read_prose).value_or(""),
      .object = read_object_name(*fields, declarations),
      .replicas = fields->get("replicas", one_of("kind of replicas", model::kReplicas))
                      .value_or(model::Replicas::Own),
      .presence = fields->get("presence", set_of(one_of("kind of presence", model::kPresences)))
                      .value_or(std::vector<model::Presence>{}),
      .presence_note = fields->get("presence_note", read_prose).value_or(""),
      .buckets = fields->get("buckets", read_buckets).value_or(std::vector<model::Buckets>{}),
      .quantiles = fields->get("quantiles", read_quantiles).value_or(std::vector<double>{}),
      .native = fields->get("native", read_bool).value_or(false),
      .external = fields->get("external", read_bool).value_or(false),
      .lifetime = read_lifetime(*fields),
      .place = fields->place_of("name")};
  if (type) check_type(metric, *fields);
  check_metric_name(metric, *fields);
  const auto before = diagnostics.size();
  metric.labels = read_metric_labels(*fields, declarations, metric.object);
  if (clean_since(diagnostics, before)) check_state_label(metric, *fields);
  check_lifetimes(metric, key_of(metric, declarations), *fields);
  const bool overrides = fields->get("override", read_bool).value_or(false);
  if (metric.name.empty()) return std::nullopt;
  return Item<model::Metric>{.value = std::move(metric), .overrides = overrides};
}

}  // namespace obsgen::catalog
