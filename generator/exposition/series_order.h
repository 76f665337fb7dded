#pragma once

#include <compare>
#include <cstddef>
#include <string_view>
#include <vector>

#include "exposition/family.h"

namespace obsgen::exposition {

/// Orders label sets as series tell them apart: a label with an empty value is no label. Label
/// `without` is not looked at; "" for none.
std::strong_ordering compare_series(const Labels& a, const Labels& b, std::string_view without);

/// The samples of a family that are one histogram or summary, or one series: in the page's order.
using SampleGroup = std::vector<const Sample*>;

/// The samples grouped by their labels but `without` ("" for none) and by their time; names do not
/// count. Groups stand in order of their first sample.
std::vector<SampleGroup> group_samples(const std::vector<Sample>& samples,
                                       std::string_view without);

}  // namespace obsgen::exposition
