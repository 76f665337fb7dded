#include "base/line_index.h"

#include <algorithm>

namespace obsgen {

namespace {

constexpr std::size_t kStride = 256;

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  std::uint32_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    points += continues_code_point(text[i]) ? 0U : 1U;
    if (text[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    if ((i + 1) % kStride == 0) points_.push_back(points);
  }
}

LineIndex::Points LineIndex::points_before(std::size_t offset) const {
  const std::size_t mark = offset / kStride;
  const auto rest = text_.substr(mark * kStride, offset - mark * kStride);
  return {.count = points_[mark] + code_points(rest), .bytes_read = rest.size()};
}

LineColumn LineIndex::at(std::uint32_t offset) const {
  const auto at = std::min<std::size_t>(offset, text_.size());
  const auto next = std::ranges::upper_bound(line_starts_, at);
  const std::size_t begin = *(next - 1);
  std::size_t end = next == line_starts_.end() ? text_.size() : *next - 1;
  if (end > begin && text_[end - 1] == '\r') --end;
  const Points all = points_before(at);
  const Points above = points_before(begin);
  return {.line = static_cast<std::uint32_t>(next - line_starts_.begin()),
          .column = 1 + all.count - above.count,
          .line_span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          .bytes_read = all.bytes_read + above.bytes_read};
}

SourceLines::SourceLines(const Sources& sources) : sources_(sources), indexes_(sources.size()) {}

LineColumn SourceLines::at(FileId file, std::uint32_t offset) {
  auto& index = indexes_.at(file);
  if (!index) {
    index.emplace(sources_[file].text);
    bytes_read_ += sources_[file].text.size();
  }
  const LineColumn found = index->at(offset);
  bytes_read_ += found.bytes_read;
  return found;
}

}  // namespace obsgen
