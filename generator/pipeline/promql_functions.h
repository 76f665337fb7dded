#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/promql_answer.h"

namespace obsgen::pipeline {

/// What PromQL offers: functions and aggregators with their parameters, the release that brought
/// them, and what they do; one line each, or a line of JSON. With a `name` only that one; nothing
/// when there is no such name.
std::optional<std::string> promql_functions(PromqlView view, std::string_view name);

/// The names of all of them.
std::vector<std::string> promql_function_names();

}  // namespace obsgen::pipeline
