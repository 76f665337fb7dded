#pragma once

#include <string>
#include <string_view>

#include "document/scalar_scan.h"

namespace obsgen::document {

/// What the YAML library is to be given in place of `text`, byte for byte as long; empty when that
/// is the text itself. It reads YAML 1.1: further characters are line breaks to it, some it
/// refuses, blanks that are no indentation must not be tabs, and in '{a:}' it wants a blank. In the
/// masked text such characters are letters, such tabs and colons are spaces. `text` is UTF-8.
std::string masked(std::string_view text);

/// The value with the bytes of `text` where it took them from the masked text one by one. `scan` is
/// of the masked text.
std::string unmasked(std::string value, const ScalarScan& scan, std::string_view text,
                     std::string_view masked_text);

}  // namespace obsgen::document
