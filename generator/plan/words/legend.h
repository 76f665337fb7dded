#pragma once

#include <string>
#include <vector>

#include "model/board.h"
#include "model/catalog.h"
#include "plan/query/labels.h"
#include "plan/query/query.h"
#include "template/legend.h"

namespace obsgen::plan {

/// `{{namespace}}/{{name}} {{result}}`: labels of a key joined by slashes, others by blanks.
templates::Legend label_legend(const std::vector<QueryLabel>& labels);

/// What tells the signals of one panel apart, one each: `p95` when they are of one metric, else
/// their titles. A single signal needs no name.
std::vector<std::string> short_names(const model::Catalog& catalog,
                                     const std::vector<model::SignalUse>& uses);

/// The legend of `use`: its own or its signal's text, with labels named as they are after the
/// scrape; else `name` and the labels that tell series apart.
templates::Legend legend_of(const model::Catalog& catalog, const model::SignalUse& use,
                            const Query& query, const std::string& name);

}  // namespace obsgen::plan
