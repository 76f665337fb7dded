#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace obsgen {

/// Bytes of a fragment from `text_begin` on stand in the file from `file_begin` on, one by one, up
/// to the next segment. An escape that stands for other bytes is a segment of its own that starts
/// at the escape.
struct Segment {
  std::uint32_t text_begin = 0;
  std::uint32_t file_begin = 0;

  bool operator==(const Segment&) const = default;
};

/// A text that was taken out of a file (an expression in a YAML scalar) and the way back to its
/// bytes there. `segments` ascend in `text_begin` and start at 0; `file_span` is all that the text
/// was read from.
struct Fragment {
  std::string text{};
  FileId file = 0;
  Span file_span{};
  std::vector<Segment> segments{};
};

/// Where `span` of the fragment's text stands in the file. Never outside `file_span`; at least one
/// byte wide where the file has one.
Place place_in_file(const Fragment& fragment, Span span);

/// Turns places that mean offsets in the fragment's text into places in the file, notes included.
Diagnostics relocate(Diagnostics diagnostics, const Fragment& fragment);

}  // namespace obsgen
