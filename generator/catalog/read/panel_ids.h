#pragma once

#include "catalog/read/fields.h"

namespace obsgen::catalog {

/// Reports an `id` that several panels of a file are given. Ids that panels have by default may
/// come again: one signal may be shown twice.
void check_panel_ids(const Fields& file);

}  // namespace obsgen::catalog
