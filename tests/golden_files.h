#pragma once

#include <map>
#include <string>
#include <string_view>

namespace obsgen::test {

/// Compares `files` (name -> bytes) with the files of tests/golden/`folder`, byte for byte: a
/// different, a missing and a stale file each fail. With OBSGEN_UPDATE_GOLDEN=1 in the environment
/// the folder is written anew instead.
void compare_with_golden(std::string_view folder, const std::map<std::string, std::string>& files);

}  // namespace obsgen::test
