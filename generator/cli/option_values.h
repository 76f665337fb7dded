#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cxxopts.hpp>

#include "cli/options.h"

/// What the readers of each command's options share.
namespace obsgen::cli {

/// The group of options that stand for positional arguments, which the help does not list.
inline const std::string kPositional = "positional";

/// Adds `--format`, `--color` and `--help`.
void add_common(cxxopts::Options& options);

/// The values of the first two, or what is wrong with them.
std::variant<Common, UsageError> common_of(const cxxopts::ParseResult& result);

/// The help without the positional arguments.
std::string help_of(cxxopts::Options& options);

/// The value of an option; absent when it is not given.
std::optional<std::string> text_of(const cxxopts::ParseResult& result, const std::string& name);

/// The values of an option that may be given several times or with commas; empty when not given.
std::vector<std::string> list_of(const cxxopts::ParseResult& result, const std::string& name);

/// The values of an option that may be given several times, commas and all; empty when not given.
std::vector<std::string> each_of(const cxxopts::ParseResult& result, const std::string& name);

/// The readers of single commands; `argv` begins with the command. They throw what cxxopts throws.
Command parse_generate(const std::vector<const char*>& argv);
Command parse_promql(const std::vector<const char*>& argv);

}  // namespace obsgen::cli
