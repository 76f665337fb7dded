#pragma once

#include <cstdint>
#include <optional>

#include <yaml-cpp/exceptions.h>

#include "base/diagnostic.h"
#include "document/yaml_text.h"

namespace obsgen::document {

/// How far a document was read when the library gave up.
struct Progress {
  std::uint32_t cursor = 0;            // behind the last node
  std::optional<Span> open_bracket{};  // of the innermost flow collection
};

/// What the YAML library refused, in our words: `yaml/syntax`; `yaml/tab` where a tab in the
/// indentation is the likely reason; `yaml/anchor` for an alias without its anchor.
Diagnostic to_diagnostic(const YAML::Exception& error, const YamlText& yaml,
                         const Progress& progress);

/// `yaml/syntax` at an opening quote that nothing closes.
Diagnostic unclosed_quote(const YamlText& yaml, std::uint32_t quote);

}  // namespace obsgen::document
