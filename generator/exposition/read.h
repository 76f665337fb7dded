#pragma once

#include <string_view>

#include "base/outcome.h"
#include "base/span.h"
#include "exposition/family.h"

namespace obsgen::exposition {

/// At most this many problems of a page are reported one by one.
inline constexpr std::size_t kMaxProblems = 200;

/// Reads a page and checks that it says what it means; problems (`exposition/*`) have places in
/// `file`. Errors are what Prometheus rejects or loses, warnings what it takes although the format
/// forbids it or nobody can use it. A bad line is reported and left out; there is always a value
/// but for a page of 4 GiB and more. Linear in the page, but for sorting the samples of a family.
Outcome<Exposition> read_exposition(std::string_view page, Format format = Format::Detect,
                                    FileId file = 0);

}  // namespace obsgen::exposition
