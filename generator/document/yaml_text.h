#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/span.h"

namespace obsgen::document {

/// The bytes of one YAML file. `shift` is the size of its byte order mark, which the YAML library
/// does not count.
struct YamlText {
  std::string_view text{};
  FileId file = 0;
  std::uint32_t shift = 0;

  /// Never outside of the text.
  Place place(std::uint32_t begin, std::uint32_t end) const {
    const auto size = static_cast<std::uint32_t>(text.size());
    return {file, {std::min(begin, size), std::min(end, size)}};
  }
};

/// What makes the bytes no YAML text at all: size, encoding, control characters.
std::optional<Diagnostic> refuse_bytes(const YamlText& yaml);

/// A tab among the blanks between the start of the line and `at`; nothing when other text stands
/// before `at`.
std::optional<Span> tab_before(std::string_view text, std::uint32_t at);

/// `yaml/tab` at that tab.
Diagnostic tab_problem(const YamlText& yaml, Span tab);

/// `yaml/tag` at the tag that starts at `at`.
Diagnostic tag_problem(const YamlText& yaml, std::uint32_t at);

}  // namespace obsgen::document
