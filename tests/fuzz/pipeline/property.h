#pragma once

#include <string>
#include <string_view>

namespace obsgen::fuzz {

/// What must hold of any line given to `obsgen promql … --batch`, and of any expression given to it
/// alone: no crash, and answers that are one line of JSON. Returns what does not hold; empty when
/// all does.
std::string question_violation(std::string_view bytes);

}  // namespace obsgen::fuzz
