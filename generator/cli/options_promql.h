#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.h"

namespace obsgen::cli {

/// `obsgen promql fmt|parse|explain`: about one expression, or about each line of stdin.
struct PromqlOptions {
  Common common{};
  enum class Task { Format, Parse, Explain } task = Task::Format;
  enum class Input { One, Batch } input = Input::One;
  enum class Dialect { Plain, Template } dialect = Dialect::Plain;
  std::optional<std::string> expr{};  // absent: all of stdin
  std::vector<std::string> series{};  // `NAME{label, label?}`
};

/// `obsgen promql functions`: all of PromQL's functions and aggregators, or the one of that name.
struct FunctionsOptions {
  Common common{};
  std::optional<std::string> name{};
};

/// The options of `obsgen promql`.
std::vector<Option> promql_options();

/// Reads what was given of them, behind a task that there is; or says which of it does not go
/// together.
std::variant<PromqlOptions, FunctionsOptions, UsageError> read_promql_options(const Given& given);

}  // namespace obsgen::cli
