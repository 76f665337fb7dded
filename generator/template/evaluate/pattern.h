#pragma once

#include <string>
#include <string_view>

#include "template/evaluate/value.h"

/// Regular expressions of templates: Go's, which match anywhere in a text.
namespace obsgen::templates {

/// Whether `pattern` matches somewhere in `text`.
Result matches(std::string_view pattern, std::string_view text);

/// `text` with `replacement` for each match; `$1`, `${1}` and `${name}` in it are groups.
Result replaced_matches(std::string_view pattern, std::string_view replacement,
                        std::string_view text);

}  // namespace obsgen::templates
