#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "promql/build.h"

/// Builders of expressions by their short names, and those of catalogs.
namespace obsgen::plan {

using LabelList = std::vector<std::string>;

using promql::aggregate;
using promql::binary;
using promql::call;
using promql::compare;
using promql::number;
using promql::paren;
using promql::selector;

/// `function(name[$window])`.
promql::Expr over_window(std::string function, std::string name);

}  // namespace obsgen::plan
