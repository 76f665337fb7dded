#pragma once

#include <optional>
#include <string>

#include "template/tree.h"

namespace obsgen::templates {

/// The text of a template; that which it was read from, where nothing was changed.
std::string print(const Template& source);

/// What the text always expands to. Absent where it has more than text and comments.
std::optional<std::string> plain_text(const Template& source);

}  // namespace obsgen::templates
