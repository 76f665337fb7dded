#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/promql_answer.h"

namespace obsgen::pipeline {

/// What PromQL offers: functions and aggregators with their parameters, the release that brought
/// them, and what they do; one line each, or a line of JSON. With a `name` only that one; nothing
/// when there is no such name.
std::optional<std::string> promql_functions(PromqlView view, std::string_view name);

/// The function whose name is nearest to an unknown one; empty when none is near.
std::string_view nearest_promql_function(std::string_view name);

}  // namespace obsgen::pipeline
