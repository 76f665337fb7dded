#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "cli/files.h"

/// Standard input and output, read and written as they come.
namespace obsgen::cli {

/// All of standard input, at most 64 MiB.
std::variant<std::string, IoError> read_standard_input();

/// Answers each line of standard input with a line on standard output, in order. What has been read
/// is answered before more is awaited, so that a program may ask and listen in turns. A line of
/// more than `longest` bytes is answered by `too_long`. `answer` is called from several threads at
/// once: it must be pure.
std::optional<IoError> answer_lines(const std::function<std::string(std::string_view)>& answer,
                                    std::size_t longest, std::string_view too_long);

}  // namespace obsgen::cli
