#include "model/origin.h"

#include "base/overloaded.h"

namespace obsgen::model {

Place place_of(const Origin& origin, Span span) {
  return std::visit(
      Overloaded{[](const Made& made) { return made.place; },
                 [&](const Written& written) { return place_in_file(written.source, span); }},
      origin);
}

}  // namespace obsgen::model
