#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Error `promql/one-cluster`: with clusters told apart by the label `cluster`, a function that
/// makes one answer of all series (`absent`, `scalar`) and so cannot speak of one cluster.
Diagnostics check_one_cluster(const Site& site, std::string_view cluster);

}  // namespace obsgen::check
