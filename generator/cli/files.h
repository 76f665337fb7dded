#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/io_error.h"

/// Files and folders, as far as the program needs it. Paths are as the user wrote them.
namespace obsgen::cli {

/// The bytes of a file, or why they cannot be had. Refuses folders and files of more than 64 MiB.
std::variant<std::string, IoError> read_file(const std::string& path);

bool is_folder(const std::string& path);

/// True when anything has that name.
bool is_there(const std::string& path);

/// Names of the regular files in a folder that end in `suffix`, sorted; none when there is no such
/// folder.
std::vector<std::string> files_in(const std::string& folder, const std::string& suffix);

/// Makes a file with this text, in place of one of that name; 0, or the errno of what was refused.
int write_new_file(const std::string& path, std::string_view text);

/// The folder that holds the running program, empty when the system does not tell.
std::string program_folder();

}  // namespace obsgen::cli
