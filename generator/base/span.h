#pragma once

#include <cstdint>

namespace obsgen {

/// Bytes of one text, half-open: [begin, end).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }

  bool operator==(const Span&) const = default;
};

/// The smallest span that covers both.
constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/// Index of a file in `Sources`.
using FileId = std::uint32_t;

/// Where something stands in the input: a file of the run and bytes of it.
struct Place {
  FileId file = 0;
  Span span{};

  bool operator==(const Place&) const = default;
};

}  // namespace obsgen
