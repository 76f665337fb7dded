#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "template/evaluate/value.h"

/// Go's Sprint, Sprintln and Sprintf. Absent reasons apart, the text is Go's, what it prints of
/// wrong verbs among it.
namespace obsgen::templates {

using Printed = std::variant<std::string, Unclear>;

/// Blanks stand between operands of which neither is a string.
Printed go_sprint(std::span<const Value> operands);
Printed go_sprintln(std::span<const Value> operands);
Printed go_sprintf(std::string_view format, std::span<const Value> operands);

/// What an action shows.
Printed go_shown(const Value& value);

}  // namespace obsgen::templates
