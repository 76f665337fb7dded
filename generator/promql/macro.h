#pragma once

#include <cstddef>
#include <string_view>

/// Grafana references inside query text: `$name`, `${name}`, `${name.field}`, `${name:format}`,
/// `[[name]]`, `[[name:format]]`.
namespace obsgen::promql {

/// Length of the reference that `text` starts with; 0 when it starts with none, or with one that is
/// not UTF-8. Names that start
/// with a digit (`$1`) belong to regular expressions and are none.
std::size_t macro_length(std::string_view text);

/// The first reference that stands anywhere in `text`; empty when none does.
std::string_view find_macro(std::string_view text);

/// Whether a reference stands anywhere in `text`.
bool has_macro(std::string_view text);

/// The variable's name in a reference: `job` of `${job:regex}`. Empty when `text` is no reference.
std::string_view macro_variable(std::string_view text);

}  // namespace obsgen::promql
