#pragma once

#include "memory_files.h"

namespace obsgen::catalog::test {

/// The catalog and library of tests/golden/catalog/full, which use every key of the format.
Files full_catalog();

}  // namespace obsgen::catalog::test
