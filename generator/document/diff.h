#pragma once

#include <string>
#include <vector>

#include "document/value.h"

namespace obsgen::document {

/// One difference: `path` like `panels[3].title`, empty for the whole; the texts are one-line JSON,
/// empty where there is nothing.
struct Change {
  std::string path{};
  std::string before{};
  std::string after{};

  bool operator==(const Change&) const = default;
};

/// What differs in meaning, in the order of `after`, removed things last at each level. Members are
/// matched by key, array items by the first of `id`, `uid`, `alert`, `record`, `name`, `refId`,
/// `title` that tells all items of both arrays apart, else by position. An index in a path counts
/// in `after`, of a removed item in `before`. Items that are in both, but in another order, are one
/// change of the array, with their identities as texts.
std::vector<Change> semantic_diff(const Value& before, const Value& after);

}  // namespace obsgen::document
