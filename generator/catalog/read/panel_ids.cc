#include "catalog/read/panel_ids.h"

#include <map>
#include <vector>

#include <fmt/format.h>

namespace obsgen::catalog {

namespace {

/// What stands under `key` of a mapping, or null.
const Node* child(const Node& node, std::string_view key) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  return mapping == nullptr ? nullptr : document::find(*mapping, key);
}

/// The items of a list or the values of a mapping; none of anything else.
std::vector<const Node*> parts(const Node* node) {
  std::vector<const Node*> nodes;
  if (node == nullptr) return nodes;
  if (const auto* sequence = std::get_if<document::Sequence>(&node->value)) {
    for (const Node& item : sequence->items)
      nodes.push_back(&item);
  }
  if (const auto* mapping = std::get_if<document::Mapping>(&node->value)) {
    for (const document::Entry& entry : mapping->entries)
      nodes.push_back(&entry.value);
  }
  return nodes;
}

class Ids {
 public:
  explicit Ids(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add_row(const Node& row) {
    for (const Node* panel : parts(child(row, "panels"))) {
      const Node* id = child(*panel, "id");
      const auto* scalar = id == nullptr ? nullptr : std::get_if<document::Scalar>(&id->value);
      if (scalar != nullptr) add(scalar->text(), id->place);
    }
  }

 private:
  void add(const std::string& id, Place place) {
    const auto [first, fresh] = seen_.emplace(id, place);
    if (fresh) return;
    diagnostics_.push_back({.code = "catalog/duplicate-id",
                            .place = place,
                            .message = fmt::format("the panel '{}' is defined twice", id),
                            .notes = {{.message = "first here", .place = first->second}}});
  }

  Diagnostics& diagnostics_;
  std::map<std::string, Place, std::less<>> seen_{};
};

}  // namespace

void check_panel_ids(const Fields& file) {
  Ids ids{file.diagnostics()};
  for (const Node* row : parts(file.find("rows")))
    ids.add_row(*row);
  for (const Node* dashboard : parts(file.find("dashboards"))) {
    for (const Node* row : parts(child(*dashboard, "rows")))
      ids.add_row(*row);
  }
}

}  // namespace obsgen::catalog
