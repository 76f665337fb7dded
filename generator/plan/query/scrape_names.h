#pragma once

#include <functional>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "promql/ast.h"
#include "promql/world.h"

namespace obsgen::plan {

/// Where a span of the expression stands for the user.
using Locate = std::function<Place(Span)>;

/// What names are judged by: the catalog of one release and its world.
struct Exposed {
  const model::Catalog& release;
  const promql::World& world;
};

/// Renames the labels of `expr` from their names in the catalog to those after the scrape, in
/// matchers, groupings, matchings and the arguments of functions that name labels; adds the
/// catalog's cluster label to groupings and matchings that say `by` or `on`. Where two sides match
/// by a label that the scrape renames on one of them only (the operator's own and another
/// exporter's), `label_replace` gives the second side the name of the first.
///
/// A label that means different things on two sides of an operator (the metric's own and the
/// target's) is an error `promql/ambiguous-label`. Names of unknown metrics and labels stay as they
/// are: checks report them.
void to_scrape_names(promql::Expr& expr, const Exposed& exposed, const Locate& locate,
                     Diagnostics& diagnostics);

}  // namespace obsgen::plan
