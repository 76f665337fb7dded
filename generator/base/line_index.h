#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source_file.h"
#include "base/span.h"

namespace obsgen {

/// 1-based line and column; the column counts code points. `line_span` is the whole line without
/// its line break. `bytes_read` is what it cost to find them.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Span line_span{};
  std::size_t bytes_read = 0;
};

/// Where the lines of a text begin, so that a place is found without going through what stands
/// before it, however long the text and its lines are. The text must outlive the index.
class LineIndex {
 public:
  /// Reads every byte once.
  explicit LineIndex(std::string_view text);

  /// Line and column of byte `offset`; an offset past the end is taken as the end. Reads a bounded
  /// number of bytes.
  LineColumn at(std::uint32_t offset) const;

 private:
  struct Points {
    std::uint32_t count = 0;
    std::size_t bytes_read = 0;
  };

  Points points_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> line_starts_{0};
  std::vector<std::uint32_t> points_{0};  // code points before every so many bytes
};

/// Lines and columns in the files of a run. A file is indexed when a place in it is first asked
/// for. The sources must outlive it.
class SourceLines {
 public:
  explicit SourceLines(const Sources& sources);

  const Sources& sources() const { return sources_; }

  /// Line and column of byte `offset` of a file, which must be one of the sources.
  LineColumn at(FileId file, std::uint32_t offset);

  /// The bytes read up to now, to index files and to find places.
  std::size_t bytes_read() const { return bytes_read_; }

 private:
  const Sources& sources_;
  std::vector<std::optional<LineIndex>> indexes_;
  std::size_t bytes_read_ = 0;
};

}  // namespace obsgen
