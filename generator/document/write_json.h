#pragma once

#include <string>

#include "document/value.h"

namespace obsgen::document {

/// Indented by two spaces, keys sorted, UTF-8 unescaped, one newline at the end. Numbers have at
/// most 15 significant digits: 0.9, 1e-07; whole ones no fraction.
std::string write_json(const Value& value);

/// The same on one line without a newline, for JSON lines.
std::string write_json_line(const Value& value);

}  // namespace obsgen::document
