#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "template/evaluate/value.h"

namespace obsgen::templates {

/// The number in one of Go's forms 'e', 'f' and 'g', capital or not; without a precision the
/// shortest that reads back. The sign stands before it only when it is negative.
std::string float_text(double value, char form, std::optional<int> precision);

/// The value of a number or character constant that the parser took.
Result constant(std::string_view written);

/// What Go's ParseFloat makes of a text.
Result parse_float(std::string_view text);

}  // namespace obsgen::templates
