#pragma once

#include "base/diagnostic.h"
#include "model/catalog.h"

namespace obsgen::check {

/// Looks for what texts of alerts show as it was written, because its braces are missing, single or
/// of another language. Error `alert/stray-brace`: `}}` that nothing opens, `{ $value }`,
/// `$labels.x` and `$value` outside of braces, a misspelt `{operator}`. Warning: what looks like a
/// label in single braces, a variable of dashboards.
Diagnostics check_stray_braces(const model::Catalog& catalog);

}  // namespace obsgen::check
