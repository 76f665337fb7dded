#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace obsgen::templates {

/// What a string constant, `"…"` or `…` in back quotes, or a character constant `'…'` stands for.
/// Absent when an escape is none, or when `'…'` is not exactly one character.
std::optional<std::string> unquoted(std::string_view constant);

/// A string constant that stands for `text`, quoted as `like` is where that is possible.
std::string quoted(std::string_view text, std::string_view like);

}  // namespace obsgen::templates
