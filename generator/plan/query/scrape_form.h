#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "promql/ast.h"

namespace obsgen::plan {

/// Whose label it is: the metric's own, the target's, another exporter's (which speaks of any
/// object, the target's Pod among them), or made by the expression.
enum class LabelOwner { Own, Target, Outside, Made };

struct LabelMeaning {
  LabelOwner owner{};
  std::string after{};  // its name after the scrape

  bool operator==(const LabelMeaning&) const = default;
};

/// The labels that a result can have, by their names in the catalog.
using LabelFlow = std::map<std::string, LabelMeaning>;

/// Where a span of the expression stands for the user.
using Locate = std::function<Place(Span)>;

/// Renames the labels of `expr` from their names in the catalog to those after the scrape, in
/// matchers, groupings and matchings; adds the catalog's cluster label to groupings and matchings
/// that say `by` or `on`. Returns the labels of the result. A label that means different things on
/// two sides of an operator is an error `promql/ambiguous-label`. Names of unknown metrics and
/// labels stay as they are: checks report them.
LabelFlow to_scrape_form(promql::Expr& expr, const model::Catalog& catalog, const Locate& locate,
                         Diagnostics& diagnostics);

}  // namespace obsgen::plan
