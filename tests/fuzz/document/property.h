#pragma once

#include <string>
#include <string_view>

namespace obsgen::document {

/// What reading `text` as YAML breaks of what always holds; empty: nothing. Held are: a tree or a
/// problem, every place and segment in the text, and what was read is written as YAML and as JSON
/// and read back as equal.
std::string broken_yaml_property(std::string_view text);

/// The same for JSON.
std::string broken_json_property(std::string_view text);

}  // namespace obsgen::document
