#pragma once

#include <string>
#include <variant>

#include "base/fragment.h"
#include "base/span.h"

/// Where the expression of a query comes from.
namespace obsgen::model {

/// A catalog has it; `source` leads from the spans of the tree to the file.
struct Written {
  Fragment source{};
};

/// It was made for a signal that is referred to there.
struct Made {
  std::string signal{};
  Place place{};
};

using Origin = std::variant<Made, Written>;

/// Where bytes `span` of the expression stand for the user: in the catalog's text, or at the
/// reference that it was made for.
Place place_of(const Origin& origin, Span span);

}  // namespace obsgen::model
