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

/// 1-based line and column; the column counts code points. `line_span` is the whole line without
/// its line break.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Span line_span{};
};

/// Line and column of byte `offset` of `text`; an offset past the end is taken as the end.
LineColumn line_column(std::string_view text, std::uint32_t offset);

/// Number of code points in UTF-8 `text`; a stray byte counts as one.
std::uint32_t code_points(std::string_view text);

/// Offset of the first byte that is not UTF-8 (also: overlong forms, surrogates, above U+10FFFF),
/// or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace obsgen
