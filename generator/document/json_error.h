#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "document/json_scan.h"

namespace obsgen::document {

/// The first of the JSON library's formatted errors, in our words: `json/syntax`,
/// `json/duplicate-key`.
Diagnostic to_diagnostic(std::string_view errors, const JsonText& json);

}  // namespace obsgen::document
