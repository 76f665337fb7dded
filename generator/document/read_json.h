#pragma once

#include "base/outcome.h"
#include "base/source_file.h"
#include "document/node.h"

namespace obsgen::document {

/// What a hostile file may cost at most.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{32} << 20U;
inline constexpr std::size_t kMaxJsonNodes = 500'000;
inline constexpr std::size_t kMaxJsonDepth = 64;

/// Reads one JSON text, strictly by RFC 8259 (a leading byte order mark is skipped). Objects become
/// mappings in the order of the file, strings double-quoted scalars, everything else plain scalars
/// with their own text. Places are in file `id`. Codes `json/*`: not UTF-8, syntax errors,
/// duplicate keys, and what exceeds the limits above. No value after an error.
Outcome<Node> read_json(const SourceFile& file, FileId id);

}  // namespace obsgen::document
