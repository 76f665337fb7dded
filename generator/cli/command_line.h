#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/command.h"

/// Reading what stands behind a command's name.
namespace obsgen::cli {

/// What was given, or what is wrong with it. With `--help` nothing is missing or contradictory.
std::variant<Given, UsageError> read_command_line(const Command& command,
                                                  const std::vector<std::string>& arguments);

/// What a command does, its arguments and its options.
std::string help_text(const Command& command);

/// `did you mean '…'?` when one of `words` is near, then `see '…'`; each part may be missing.
std::string advice(std::string_view word, std::span<const std::string> words,
                   std::string_view see_also);

/// The problem with a word that is none of `words`: `what` says what takes which.
std::optional<UsageError> not_one_of(std::string_view what, std::string_view word,
                                     const std::vector<std::string_view>& words);

}  // namespace obsgen::cli
