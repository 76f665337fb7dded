#include "document/node.h"

#include <algorithm>

#include "base/overloaded.h"
#include "document/resolve.h"

namespace obsgen::document {

const Node* find(const Mapping& mapping, std::string_view key) {
  const auto it = std::ranges::find(mapping.entries, key, &Entry::name);
  return it == mapping.entries.end() ? nullptr : &it->value;
}

std::string_view kind_name(const Node& node) {
  return std::visit(Overloaded{[](const Scalar& scalar) { return kind_name(scalar); },
                               [](const Sequence&) -> std::string_view { return "a list"; },
                               [](const Mapping&) -> std::string_view { return "a mapping"; }},
                    node.value);
}

std::string_view kind_name(const Scalar& scalar) {
  return std::visit(Overloaded{[](Null) -> std::string_view { return "null"; },
                               [](bool) -> std::string_view { return "a boolean"; },
                               [](std::int64_t) -> std::string_view { return "a number"; },
                               [](double) -> std::string_view { return "a number"; },
                               [](std::string_view) -> std::string_view { return "a string"; }},
                    resolve(scalar));
}

}  // namespace obsgen::document
