#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.h"
#include "plan/query/query.h"

namespace obsgen::plan {

/// The labels of the result that may have more than one value: a label that every selector matches
/// with `=` is left out.
std::vector<QueryLabel> result_labels(const Query& query);

/// Those of `result_labels` that tell series apart for a person: without identity labels and
/// without the target's but the pod (the instance where there is none).
std::vector<QueryLabel> telling_labels(const model::Catalog& catalog, const Query& query);

/// The name after the scrape of the label that a catalog calls `name`, in what `query` reads; the
/// name itself where nothing read has it.
std::string after_scrape(const Query& query, const std::string& name);

}  // namespace obsgen::plan
