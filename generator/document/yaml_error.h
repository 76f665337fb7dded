#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "document/yaml_text.h"

namespace obsgen::document {

/// What the YAML library says when it gives up.
struct Refusal {
  std::string_view problem{};
  std::string_view context{};  // what it was reading
  std::uint32_t at = 0;
  std::uint32_t begin = 0;  // of what it was reading
};

/// What the YAML library refused, in our words: `yaml/syntax`; `yaml/tab` where a tab in the
/// indentation is the likely reason; `yaml/tag` for a tag that is none.
Diagnostic to_diagnostic(const Refusal& refusal, const YamlText& yaml);

/// What the tokens of a text can break.
enum class Breach {
  FlowMapping,
  FlowList,
  BlockMapping,
  BlockList,
  Closing,
  Item,
  Value,
  SecondAnchor,
  SecondTag,
  Version
};

/// `yaml/syntax` at the character at `at`.
Diagnostic to_diagnostic(Breach breach, const YamlText& yaml, std::uint32_t at);

}  // namespace obsgen::document
