#pragma once

#include <cstddef>
#include <string_view>

namespace obsgen::templates {

/// A character of a text and the bytes that it takes.
struct Character {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The character at byte `at`, which lies in `text`. A byte that begins no UTF-8 is U+FFFD, alone.
Character character_at(std::string_view text, std::size_t at);

/// True for what a name may hold: letters and decimal digits of Unicode, and `_`.
bool is_of_a_name(char32_t character);

/// True for the blanks of Unicode.
bool is_space(char32_t character);

}  // namespace obsgen::templates
