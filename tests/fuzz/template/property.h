#pragma once

#include <string>
#include <string_view>

namespace obsgen::templates {

/// What reading `text` as a text of an alert and as a legend breaks of what always holds; empty:
/// nothing. Held are: every span lies in the text, what is taken prints as it was written and
/// expands in bounded time, and labels that are renamed are those that the printed text has.
std::string broken_property(std::string_view text);

}  // namespace obsgen::templates
