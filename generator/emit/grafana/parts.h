#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.h"
#include "model/dashboard.h"

/// Pieces of Grafana's JSON that several kinds of panels share.
namespace obsgen::emit {

/// The reference to the data source that the user picks.
document::Value datasource();

/// The name of the query at a position: A, B, …, Z, AA, AB, …
std::string ref_id(std::size_t position);

/// Grafana's id of a unit; a suffix where it has none.
std::string unit_id(model::Unit unit);

/// A colour that Grafana knows by name, or hexadecimal.
std::string colour_name(model::Colour colour);

/// Steps for colours: `base` below the first. A step holds from its value on; one that holds only
/// above it begins a hair higher, or a count of 0 would already be above 0. There is always one
/// step, or Grafana would turn red from 80 on.
document::Value thresholds(const std::vector<model::ToneBound>& steps, std::string_view base);

/// `base` is that of the panel or column: absent means good where there are steps, else `none`.
std::string base_colour(const std::vector<model::ToneBound>& steps, std::optional<model::Tone> base,
                        std::string_view none);

/// Value mappings in the order of output.
document::Value mappings(const std::vector<model::ValueMapping>& values);

document::Value fixed_colour(std::string colour);
document::Value colour_mode(std::string_view mode);

document::Value override_by(std::string_view matcher, std::string_view what,
                            document::Value properties);
document::Value property(std::string_view id, document::Value value);

document::Value legend(const model::Panel& panel);
document::Value tooltip(const model::Panel& panel);

/// How one number is taken from a series.
document::Value last_value();

/// Shown nowhere else than everywhere.
document::Value hide_nothing();

/// Unit, limits, decimals, mappings, thresholds and the text for no data.
document::Value field_defaults(const model::Panel& panel, std::string_view base);

}  // namespace obsgen::emit
