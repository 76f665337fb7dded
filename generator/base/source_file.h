#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace obsgen {

/// A text of the run and the name under which the user knows it.
struct SourceFile {
  std::string path{};
  std::string text{};
};

/// The files of a run; a `FileId` is an index into it.
using Sources = std::vector<SourceFile>;

/// True for a byte that continues a UTF-8 sequence which began before it.
constexpr bool continues_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// What some editors put at the beginning of a file in UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Number of code points in UTF-8 `text`; a stray byte counts as one, unless it is of the kind that
/// continues a sequence.
std::uint32_t code_points(std::string_view text);

/// Offset of the first byte that is not UTF-8 (also: overlong forms, surrogates, above U+10FFFF),
/// or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace obsgen
