#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dashboard.h"
#include "model/metric.h"
#include "plan/query/labels.h"

/// Colours of states: the same everywhere, red only for what is bad.
namespace obsgen::plan {

/// The colour of each value of `label`, in their order; absent where the catalog gives no tone.
/// Values of one tone get different shades.
std::vector<std::optional<model::Colour>> colours_of(const model::Label& label);

/// What is shown for a value: its title, else itself; `None` for the absent one.
std::string shown_value(const model::LabelValue& value);

/// The names as they are shown; several of one tone get different shades.
std::vector<model::ValueMapping> name_mappings(const std::vector<model::ValueName>& names);

/// Titles and colours of a label's values, where they say more than the values themselves.
std::vector<model::ValueMapping> text_mappings(const model::Label& label);

/// Colours of series whose only text is the value of `label`.
std::vector<model::SeriesStyle> value_styles(const model::Label& label);

/// Colours of series with several labels in their legends: only what is bad or a warning.
std::vector<model::SeriesStyle> warning_styles(const std::vector<QueryLabel>& labels);

/// The worse of two tones.
model::Tone worse(model::Tone a, model::Tone b);

}  // namespace obsgen::plan
