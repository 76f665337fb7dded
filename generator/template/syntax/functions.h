#pragma once

#include <span>
#include <string_view>

namespace obsgen::templates {

/// The functions that texts of alerts have, of Go and of all releases of Prometheus, sorted.
std::span<const std::string_view> functions();

bool is_function(std::string_view name);

}  // namespace obsgen::templates
