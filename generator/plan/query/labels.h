#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.h"
#include "plan/query/query.h"

namespace obsgen::plan {

/// A label of a query's result, by its name after the scrape, and what the catalog says of it.
struct SeriesLabel {
  std::string name{};
  const model::Label* own = nullptr;  // null: the target's, or made by the expression
  bool in_key = false;                // identifies the object that the metric is about
};

/// All labels of the result, in the order for people: the object's key, other own
/// labels as they are declared, then the rest by name.
std::vector<SeriesLabel> all_labels(const model::Catalog& catalog, const Query& query);

/// Those of `all_labels` that may have more than one value: a label that every selector matches
/// with `=` is left out.
std::vector<SeriesLabel> result_labels(const model::Catalog& catalog, const Query& query);

/// Those of `result_labels` that tell series apart for a person: without identity labels and
/// without the target's but the pod (the instance where there is none).
std::vector<SeriesLabel> telling_labels(const model::Catalog& catalog, const Query& query);

/// The name after the scrape of the label that a catalog calls `name`, in what `query` reads.
std::string after_scrape(const model::Catalog& catalog, const Query& query, std::string_view name);

}  // namespace obsgen::plan
