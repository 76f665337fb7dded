#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/event.h"
#include "exposition/sample_line.h"

namespace obsgen::exposition {

/// Reads a page line by line, in linear time, copying nothing: what an event shows are views of the
/// chunk, and its labels last until the next call. A page that does not fit into memory is read
/// chunk by chunk: `consumed()` bytes are done with, the next chunk starts behind them. Lines that
/// cannot be read are reported (`exposition/*`) and skipped. The order of lines, families and
/// repetitions are the caller's business.
class EventReader {
 public:
  EventReader(Chunk chunk, EventSettings settings);

  /// The next event; null when the chunk has no further whole line.
  const Event* next(Diagnostics& out);

  /// How many bytes of the chunk `next` is done with. 0 after a null means that the chunk does not
  /// hold one whole line.
  std::size_t consumed() const { return cursor_.at; }

 private:
  Cursor cursor_;
  bool ended_ = false;  // by `# EOF`
  SampleParts parts_{};
  Event event_{};
};

}  // namespace obsgen::exposition
