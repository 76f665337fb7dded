#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "cli/command.h"

namespace obsgen::cli {

/// `obsgen check`: proves catalogs.
struct CheckOptions {
  Common common{};
  std::vector<std::string> catalogs{};  // empty: metric-catalog/*.yaml
  std::vector<std::string> values{};
  std::optional<std::string> version{};
  Severity fail_on = Severity::Error;
  std::vector<std::string> selected{};
  std::vector<std::string> ignored{};
};

/// `obsgen check --list` and `--explain CODE`: tells of all checks, or of one.
struct ChecksOptions {
  Common common{};
  std::optional<std::string> code{};
};

/// The options of `obsgen check`.
std::vector<Option> check_options();

/// Reads what was given of them, or says which of it does not go together.
std::variant<CheckOptions, ChecksOptions, UsageError> read_check_options(const Given& given);

}  // namespace obsgen::cli
