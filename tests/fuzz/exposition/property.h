#pragma once

#include <string>
#include <string_view>

namespace obsgen::exposition {

/// What reading `page` in each format breaks of what always holds; empty: nothing. Held are: every
/// span lies in the page, what was read is written and read back as equal, and a page read in small
/// chunks has the events and the problems of the whole.
std::string broken_property(std::string_view page);

}  // namespace obsgen::exposition
