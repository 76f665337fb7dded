#pragma once

#include <string_view>

namespace obsgen::templates {

/// True when `text`, which the lexer took for a number, is one that Go reads: an integer of 64
/// bits, a floating-point number that is not too large, an imaginary or a complex one.
bool is_number(std::string_view text);

}  // namespace obsgen::templates
