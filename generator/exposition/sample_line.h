#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/event.h"

namespace obsgen::exposition {

/// A sample with more labels than this is an error.
inline constexpr std::size_t kMaxLabels = 1024;

/// What a sample line is put together from; its vectors are used again for the next line.
struct SampleParts {
  std::optional<std::string_view> name{};
  std::vector<LabelText> labels{};
  std::vector<LabelText> exemplar_labels{};
};

/// Reads the line in hand as a sample, the cursor at its first byte that is not blank, and leaves
/// the cursor behind it; none when it has a problem.
/// What it returns are views of the chunk and of `parts`.
std::optional<SampleLine> read_sample_line(Cursor& cursor, SampleParts& parts, Diagnostics& out);

}  // namespace obsgen::exposition
