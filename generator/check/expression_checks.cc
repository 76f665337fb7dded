#include "check/expression_checks.h"

#include "check/absence.h"
#include "check/comparisons.h"
#include "check/counters.h"
#include "check/joins.h"
#include "check/label_lists.h"
#include "check/quantiles.h"
#include "check/ranges.h"
#include "check/replicas.h"
#include "check/sense.h"
#include "check/units.h"

namespace obsgen::check {

Diagnostics check_expression_at(const Site& site, Severity counters) {
  Diagnostics out = check_label_lists(site);
  append(out, check_quantiles(site));
  append(out, check_ranges(site));
  // What a lost label entails is not told as well.
  if (has_errors(out)) return out;
  append(out, check_joins(site));
  append(out, check_replicas(site));
  append(out, check_units(site));
  append(out, check_comparisons(site));
  append(out, check_counters(site, counters));
  append(out, check_absence(site));
  append(out, check_sense(site));
  return out;
}

}  // namespace obsgen::check
