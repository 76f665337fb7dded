#include "base/fragment.h"

#include <algorithm>
#include <utility>

namespace obsgen {

namespace {

std::uint32_t offset_in_file(const Fragment& fragment, std::uint32_t offset) {
  if (fragment.segments.empty()) return fragment.file_span.begin;
  const auto next = std::ranges::upper_bound(fragment.segments, offset, {}, &Segment::text_begin);
  const Segment& segment = next == fragment.segments.begin() ? *next : *(next - 1);
  const std::uint32_t at = segment.file_begin + (offset - std::min(offset, segment.text_begin));
  // An escape may be longer than the bytes it stands for, never shorter than the way to the next
  // segment.
  const std::uint32_t limit =
      next == fragment.segments.end() ? fragment.file_span.end : next->file_begin;
  return std::min(at, limit);
}

}  // namespace

Place place_in_file(const Fragment& fragment, Span span) {
  const std::uint32_t begin = offset_in_file(fragment, span.begin);
  // The last byte of the span decides its end: what follows may stand on another line.
  const std::uint32_t end = span.size() == 0 ? begin : offset_in_file(fragment, span.end - 1) + 1;
  const std::uint32_t clamped =
      std::min(std::max(begin + 1, end), std::max(begin, fragment.file_span.end));
  return {fragment.file, {begin, clamped}};
}

Diagnostics relocate(Diagnostics diagnostics, const Fragment& fragment) {
  for (Diagnostic& d : diagnostics) {
    d.place = place_in_file(fragment, d.place.span);
    for (Note& note : d.notes) {
      if (note.place) note.place = place_in_file(fragment, note.place->span);
    }
  }
  return diagnostics;
}

}  // namespace obsgen
