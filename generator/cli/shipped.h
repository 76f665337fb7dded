#pragma once

#include <string>
#include <vector>

namespace obsgen::cli {

/// Where the catalogs are that came with a program in `folder`: beside it in a folder that it was
/// built in, below share/ where it was installed. Both when it is in neither.
std::vector<std::string> shipped_catalogs(const std::string& folder);

}  // namespace obsgen::cli
