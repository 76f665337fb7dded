#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Single JSON strings, both ways, for streams of JSON lines where a tree for each would cost more
/// than the work.
namespace obsgen::document {

/// What the one JSON string in `text` (RFC 8259, section 7, quotes included) stands for. Nothing
/// when `text` is anything else, or has half of a surrogate pair, or is not UTF-8; `read_json` says
/// why.
std::optional<std::string> read_json_string(std::string_view text);

/// Appends `text`, which is UTF-8, as a JSON string with its quotes. Only what has to be is
/// escaped.
void append_json_string(std::string& out, std::string_view text);

}  // namespace obsgen::document
