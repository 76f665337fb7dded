#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/version.h"

namespace obsgen::plan {

/// The catalog of one release: metrics, labels, values, buckets, signals, records, rows, panels and
/// alerts that the release does not have are gone, with all that rests on them; labels it does not
/// have leave grouping lists, match lists, legends and columns. Absent `version` means the newest
/// release of the catalog. An error when the release is not described, or when a matcher or
/// template needs a label that the release does not have.
model::Catalog select_release(model::Catalog catalog, const std::optional<model::Version>& version,
                              Diagnostics& diagnostics);

}  // namespace obsgen::plan
