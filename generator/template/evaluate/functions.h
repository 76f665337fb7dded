#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "template/evaluate/value.h"

/// The functions that texts of alerts have, of Go and of all releases of Prometheus: the one table
/// of them.
namespace obsgen::templates {

/// What an operand has to be. `Value` takes nothing too; nil is taken by all but `Text`.
enum class Parameter : std::uint8_t { Text, Any, Value, Samples, Sample };

/// As messages name the type.
std::string_view type_name(Parameter parameter);

/// Operands of a call, each of the type that the function asks for.
using Operands = std::vector<Value>;

/// `reReplaceAll pattern replacement text` and what it does.
struct FunctionRow {
  std::string_view name{};
  std::array<Parameter, 3> slots{};
  std::uint8_t count = 0;           // of the slots
  std::optional<Parameter> rest{};  // of any number of further operands
  Result (*run)(const Operands&, const Data&) = nullptr;

  std::span<const Parameter> parameters() const { return std::span{slots}.first(count); }
};

/// All of them, sorted by name.
std::span<const FunctionRow> function_table();

/// The function of that name, or null.
const FunctionRow* find_function(std::string_view name);

}  // namespace obsgen::templates
