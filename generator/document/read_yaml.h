#pragma once

#include "base/outcome.h"
#include "base/source_file.h"
#include "document/node.h"

namespace obsgen::document {

/// What a hostile file may cost at most.
inline constexpr std::size_t kMaxYamlBytes = std::size_t{8} << 20U;
inline constexpr std::size_t kMaxYamlNodes = 500'000;
inline constexpr std::size_t kMaxYamlDepth = 64;
inline constexpr std::size_t kMaxAliasNodes = 10'000;

/// Reads one YAML document. Places are in file `id`. Refuses, with codes `yaml/*`: text that is not
/// UTF-8 or has control characters, no or several documents, syntax errors, tabs in indentation,
/// duplicate keys, keys that are not scalars, tags, merge keys, unknown anchors, and what exceeds
/// the limits above. A syntax error or a limit leaves no value; after the others the rest of the
/// tree is there.
Outcome<Node> read_yaml(const SourceFile& file, FileId id);

}  // namespace obsgen::document
