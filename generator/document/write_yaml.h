#pragma once

#include <string>
#include <string_view>

#include "document/value.h"

namespace obsgen::document {

/// One document in block style, keys in the given order, that YAML 1.1 and 1.2 readers read alike:
/// strings are double-quoted unless plainly safe, several lines become a `|` block where that keeps
/// them exactly. `comment` comes first, `# ` before each of its lines.
std::string write_yaml(const Value& value, std::string_view comment = {});

}  // namespace obsgen::document
