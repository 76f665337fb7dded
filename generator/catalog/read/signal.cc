#include "catalog/read/signal.h"

#include <array>

#include <fmt/format.h>

#include "catalog/read/expression.h"
#include "catalog/read/names.h"
#include "catalog/read/template.h"
#include "catalog/read/value_names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;
using Definition = std::variant<model::ExprDefinition, model::HistogramDefinition>;

constexpr std::array kDefinitions{"expr"sv, "quantile"sv, "mean"sv, "share_below"sv};
constexpr std::array kSignalKeys{"expr"sv,   "quantile"sv, "mean"sv,   "share_below"sv,
                                 "help"sv,   "unit"sv,     "window"sv, "legend"sv,
                                 "values"sv, "since"sv,    "until"sv,  "override"sv};
constexpr std::array kRecordRequired{"name"sv, "signal"sv};
constexpr std::array kRecordOptional{"since"sv, "until"sv, "override"sv};

std::optional<double> read_fraction(const Node& node, Diagnostics& diagnostics) {
  const auto q = read_number(node, diagnostics);
  if (!q || (*q >= 0 && *q <= 1)) return q;
  diagnostics.push_back({.code = "catalog/out-of-range",
                         .place = node.place,
                         .message = fmt::format("the quantile {} is not from 0 to 1", *q)});
  return std::nullopt;
}

/// `{of: metric, by: [labels]}` and perhaps an argument.
std::optional<model::HistogramDefinition> read_histogram(const Fields& fields,
                                                         model::HistogramFunction function) {
  const auto metric = fields.get("of", read_metric_name);
  const auto labels = fields.get("by", read_label_refs);
  if (!metric) return std::nullopt;
  return model::HistogramDefinition{.function = function,
                                    .metric = *metric,
                                    .by = labels.value_or(std::vector<model::LabelRef>{}),
                                    .place = fields.place_of("of")};
}

std::optional<model::HistogramDefinition> read_mean(const Node& node, Diagnostics& diagnostics) {
  constexpr std::array kOf{"of"sv};
  constexpr std::array kBy{"by"sv};
  const auto fields = open(node, {"a mean", kOf, kBy}, diagnostics);
  return fields ? read_histogram(*fields, model::HistogramFunction::Mean) : std::nullopt;
}

std::optional<model::HistogramDefinition> read_quantile(const Node& node,
                                                        Diagnostics& diagnostics) {
  constexpr std::array kOf{"of"sv, "q"sv};
  constexpr std::array kBy{"by"sv};
  const auto fields = open(node, {"a quantile", kOf, kBy}, diagnostics);
  if (!fields) return std::nullopt;
  auto definition = read_histogram(*fields, model::HistogramFunction::Quantile);
  const auto q = fields->get("q", read_fraction);
  if (definition && q) definition->argument = *q;
  if (definition) definition->argument_place = fields->place_of("q");
  return definition;
}

std::optional<model::HistogramDefinition> read_share(const Node& node, Diagnostics& diagnostics) {
  constexpr std::array kOf{"of"sv, "bound"sv};
  constexpr std::array kBy{"by"sv};
  const auto fields = open(node, {"a share", kOf, kBy}, diagnostics);
  if (!fields) return std::nullopt;
  auto definition = read_histogram(*fields, model::HistogramFunction::ShareBelow);
  const auto bound = fields->get("bound", read_number);
  if (definition && bound) definition->argument = *bound;
  if (definition) definition->argument_place = fields->place_of("bound");
  return definition;
}

template <class T>
std::optional<Definition> widen(std::optional<T> definition) {
  return definition ? std::optional<Definition>{*std::move(definition)} : std::nullopt;
}

std::optional<Definition> read_definition(const Fields& fields) {
  const auto kind = exactly_one(fields, "a signal", kDefinitions);
  if (!kind) return std::nullopt;
  if (*kind == "expr") return widen(fields.get("expr", read_expression));
  if (*kind == "quantile") return widen(fields.get("quantile", read_quantile));
  if (*kind == "mean") return widen(fields.get("mean", read_mean));
  return widen(fields.get("share_below", read_share));
}

}  // namespace

std::optional<Item<model::Signal>> read_signal(const document::Entry& entry,
                                               Diagnostics& diagnostics) {
  const auto name = read_plain_name(key_node(entry), diagnostics);
  const auto fields = open(entry.value, {"a signal", {}, kSignalKeys}, diagnostics);
  if (!fields) return std::nullopt;
  auto definition = read_definition(*fields);
  const auto unit = fields->get("unit", read_unit);
  model::Signal signal{.name = entry.name(),
                       .help = fields->get("help", read_prose).value_or(""),
                       .unit = unit.value_or(model::Unit::None),
                       .definition = {},
                       .window = fields->get("window", read_period),
                       .legend = fields->get("legend", read_legend).value_or(templates::Legend{}),
                       .lifetime = read_lifetime(*fields),
                       .place = entry.key_place};
  if (auto values = fields->get("values", read_value_names)) signal.values = *std::move(values);
  const bool overrides = fields->get("override", read_bool).value_or(false);
  if (!name || !definition) return std::nullopt;
  if (!unit && fields->has("share_below")) signal.unit = model::Unit::Ratio;
  signal.definition = *std::move(definition);
  return Item<model::Signal>{.value = std::move(signal), .overrides = overrides};
}

std::optional<Item<model::Record>> read_record(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"a record", kRecordRequired, kRecordOptional}, diagnostics);
  if (!fields) return std::nullopt;
  const auto name = fields->get("name", read_record_name);
  const auto signal = fields->get("signal", read_signal_name);
  model::Record record{.name = name.value_or(""),
                       .signal = signal.value_or(""),
                       .lifetime = read_lifetime(*fields),
                       .place = fields->place_of("name"),
                       .signal_place = fields->place_of("signal")};
  const bool overrides = fields->get("override", read_bool).value_or(false);
  if (!name || !signal) return std::nullopt;
  return Item<model::Record>{.value = std::move(record), .overrides = overrides};
}

}  // namespace obsgen::catalog
