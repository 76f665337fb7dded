#include "catalog/read/ignores.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalog/read/fields.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kIgnoreRequired{"code"sv, "reason"sv};
constexpr std::array kIgnoreOptional{"until"sv};

/// What may be ignored in: a node, and what names it.
struct IgnoringItem {
  Node& node;
  Place name{};
};

std::optional<Day> read_day(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  if (scalar == nullptr) {
    refuse_kind(node, "a day", diagnostics);
    return std::nullopt;
  }
  auto day = parse_day(scalar->text());
  if (!day)
    diagnostics.push_back({.code = "catalog/day",
                           .place = node.place,
                           .message = fmt::format("'{}' is no day", scalar->text()),
                           .help = "write it as 2027-01-31"});
  return day;
}

std::optional<model::Suppression> read_ignore(const Node& node, Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"an entry of 'ignore'", kIgnoreRequired, kIgnoreOptional}, diagnostics);
  if (!fields) return std::nullopt;
  auto code = fields->get("code", read_line);
  auto reason = fields->get("reason", read_prose);
  auto until = fields->get("until", read_day);
  if (!code || !reason) return std::nullopt;
  return model::Suppression{.code = *std::move(code),
                            .reason = *std::move(reason),
                            .until = until,
                            .code_place = fields->place_of("code"),
                            .until_place = fields->place_of("until")};
}

Node* find_in(Node& node, std::string_view key) {
  auto* mapping = std::get_if<document::Mapping>(&node.value);
  if (mapping == nullptr) return nullptr;
  const auto found = std::ranges::find(mapping->entries, key, &document::Entry::name);
  return found == mapping->entries.end() ? nullptr : &found->value;
}

/// The items of the list or mapping under `key`; none when it is neither.
std::vector<IgnoringItem> items_below(Node& parent, std::string_view key) {
  std::vector<IgnoringItem> items;
  Node* node = find_in(parent, key);
  if (node == nullptr) return items;
  if (auto* sequence = std::get_if<document::Sequence>(&node->value)) {
    for (Node& item : sequence->items)
      items.push_back({item, item.place});
  } else if (auto* mapping = std::get_if<document::Mapping>(&node->value)) {
    for (document::Entry& entry : mapping->entries)
      items.push_back({entry.value, entry.key_place});
  }
  return items;
}

class TakingIgnores {
 public:
  explicit TakingIgnores(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::vector<model::Suppression> take_file(Node& root) {
    for (const std::string_view section : {"metrics"sv, "signals"sv, "records"sv, "alerts"sv}) {
      for (const IgnoringItem& item : items_below(root, section))
        take(item);
    }
    take_rows(root);
    for (const IgnoringItem& dashboard : items_below(root, "dashboards")) {
      take(dashboard);
      take_rows(dashboard.node);
    }
    return std::move(taken_);
  }

 private:
  void take_rows(Node& parent) {
    for (const IgnoringItem& row : items_below(parent, "rows")) {
      take(row);
      for (const IgnoringItem& panel : items_below(row.node, "panels"))
        take(panel);
    }
  }

  void take(const IgnoringItem& item) {
    const Node* list = find_in(item.node, "ignore");
    if (list == nullptr) return;
    for (model::Suppression& one :
         list_of(read_ignore)(*list, diagnostics_).value_or(std::vector<model::Suppression>{})) {
      one.item = item.node.place;
      one.name = item.name;
      taken_.push_back(std::move(one));
    }
    std::erase_if(std::get<document::Mapping>(item.node.value).entries,
                  [](const document::Entry& entry) { return entry.name() == "ignore"; });
  }

  Diagnostics& diagnostics_;
  std::vector<model::Suppression> taken_{};
};

}  // namespace

WithoutIgnores take_ignores(Node root, Diagnostics& diagnostics) {
  auto suppressions = TakingIgnores{diagnostics}.take_file(root);
  return {.root = std::move(root), .suppressions = std::move(suppressions)};
}

}  // namespace obsgen::catalog
