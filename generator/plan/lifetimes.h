#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "model/version.h"

/// What of a whole catalog its releases leave out.
namespace obsgen::plan {

/// An error for each metric, signal, record, alert, row and panel of the operator's own that no
/// release has that can be built. What rests on one of them is not told too; libraries may well
/// speak of versions that an operator never had.
Diagnostics check_never_built(const model::Catalog& catalog);

/// Something that one release leaves out.
struct LeftOut {
  std::string kind{};  // alert, record, row or panel
  Diagnostic told{};   // an info, with the reason
};

/// The records and alerts, and the rows and panels of the operator's own, that would be written,
/// were they in that release. Absent `version` means the newest of the catalog. What is never built
/// is not among them.
std::vector<LeftOut> left_out(const model::Catalog& catalog,
                              const std::optional<model::Version>& version);

/// `2 alerts and 1 panel are not in release 1.4.2`; empty when nothing is left out.
std::string summary(const std::vector<LeftOut>& all, const model::Catalog& catalog,
                    const std::optional<model::Version>& version);

}  // namespace obsgen::plan
