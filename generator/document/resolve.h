#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "document/node.h"

namespace obsgen::document {

struct Null {
  bool operator==(const Null&) const = default;
};

/// What a scalar means; the text points into the scalar.
using Resolved = std::variant<Null, bool, std::int64_t, double, std::string_view>;

/// Plain scalars by the core schema of YAML 1.2 (section 10.3.2), which covers JSON's; every other
/// style is text. An integer outside of 64 bits is a double.
Resolved resolve(const Scalar& scalar);

/// Why a plain scalar means something else to the YAML 1.1 readers that kubectl and many others
/// are: "'yes' is a boolean in YAML 1.1". Nothing when both agree, or when it is quoted.
std::optional<std::string> yaml11_trap(const Scalar& scalar);

}  // namespace obsgen::document
