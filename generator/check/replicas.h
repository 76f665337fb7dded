#pragma once

#include "base/diagnostic.h"
#include "check/site.h"

namespace obsgen::check {

/// Error `promql/counted-twice`: a sum or count over what each replica tells, which grows with the
/// number of replicas.
Diagnostics check_replicas(const Site& site);

}  // namespace obsgen::check
