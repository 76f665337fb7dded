#pragma once

#include "base/outcome.h"
#include "base/source_file.h"
#include "document/node.h"

namespace obsgen::catalog {

/// The tree of a catalog's or overlay's file: YAML, as `document::read_yaml` reads it. A page of
/// metrics is refused as what it is.
Outcome<document::Node> read_tree(const SourceFile& file, FileId id);

}  // namespace obsgen::catalog
