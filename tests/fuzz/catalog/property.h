#pragma once

#include <string>
#include <string_view>

namespace obsgen::catalog {

/// What reading `text` as an operator's catalog (which may include itself as `a.yaml`) and as an
/// overlay breaks of what always holds; empty: nothing. Held are: the problems are sorted and
/// different, every place lies in its file, and where there is no value there is an error.
std::string broken_property(std::string_view text);

}  // namespace obsgen::catalog
