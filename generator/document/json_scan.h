#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/fragment.h"

namespace obsgen::document {

/// The bytes of one JSON text.
struct JsonText {
  std::string_view text{};
  FileId file = 0;
  std::uint32_t shift = 0;  // size of the byte order mark

  Place place(std::uint32_t begin, std::uint32_t end) const { return {file, {begin, end}}; }
};

/// What the JSON library would not refuse, or would refuse without a place: size, encoding,
/// nesting, control characters.
std::optional<Diagnostic> refuse_bytes(const JsonText& json);

/// Behind the string whose opening quote is at `quote`; npos when nothing closes it.
std::size_t end_of_string(std::string_view text, std::size_t quote);

/// The text that the string at `span` (quotes included) stands for, with the way back to its bytes.
/// Its escapes are well-formed; half of a surrogate pair becomes U+FFFD.
Fragment string_at(const JsonText& json, Span span);

/// Whether `text` is a number by RFC 8259, section 6.
bool is_json_number(std::string_view text);

}  // namespace obsgen::document
