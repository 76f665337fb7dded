// Two trees are walked side by side. Items of arrays are matched by an identity where there is one,
// so that a new panel in front is one difference and not a difference of every panel after it.
#include "document/diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "document/write_json.h"

namespace obsgen::document {

namespace {

constexpr std::array<std::string_view, 7> kIdentityKeys{"id",   "uid",   "alert", "record",
                                                        "name", "refId", "title"};

/// Identity of each item, in order.
using Identities = std::vector<std::string>;

bool is_name(std::string_view key) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  return !key.empty() && key.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string member_path(const std::string& path, const std::string& key) {
  if (!is_name(key)) return fmt::format("{}[{}]", path, write_json_line(key));
  return path.empty() ? key : path + "." + key;
}

std::string item_path(const std::string& path, std::size_t index) {
  return fmt::format("{}[{}]", path, index);
}

/// The values of `key` when every item has one and no two are the same.
std::optional<Identities> identities_by(std::string_view key, const Value::Array& items) {
  Identities ids;
  for (const Value& item : items) {
    const Value* id = item.find(key);
    if (id == nullptr || id->as_array() != nullptr || id->as_object() != nullptr) {
      return std::nullopt;
    }
    ids.push_back(write_json_line(*id));
  }
  Identities sorted = ids;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) return std::nullopt;
  return ids;
}

/// By the first key that tells the items of both arrays apart.
std::optional<std::pair<Identities, Identities>> identities(const Value::Array& before,
                                                            const Value::Array& after) {
  for (const std::string_view key : kIdentityKeys) {
    auto old_ids = identities_by(key, before);
    auto new_ids = identities_by(key, after);
    if (old_ids && new_ids) return std::pair{*std::move(old_ids), *std::move(new_ids)};
  }
  return std::nullopt;
}

std::map<std::string_view, std::size_t> positions(const Identities& ids) {
  std::map<std::string_view, std::size_t> out;
  for (std::size_t i = 0; i < ids.size(); ++i)
    out.emplace(ids[i], i);
  return out;
}

std::map<std::string_view, const Value*> values_by_key(const Value::Object& members) {
  std::map<std::string_view, const Value*> out;
  for (const Member& member : members)
    out.emplace(member.key, &member.value);
  return out;
}

std::string joined(const Identities& ids) { return fmt::format("[{}]", fmt::join(ids, ",")); }

class Comparison {
 public:
  void compare(const std::string& path, const Value& before, const Value& after);

  std::vector<Change> take_changes() { return std::move(changes_); }

 private:
  void objects(const std::string& path, const Value::Object& before, const Value::Object& after);
  void by_position(const std::string& path, const Value::Array& before, const Value::Array& after);
  void by_identity(const std::string& path, const Value::Array& before, const Value::Array& after);
  void order(const std::string& path, const Identities& before, const Identities& after);

  void added(std::string path, const Value& value) {
    changes_.push_back({.path = std::move(path), .after = write_json_line(value)});
  }

  void removed(std::string path, const Value& value) {
    changes_.push_back({.path = std::move(path), .before = write_json_line(value)});
  }

  std::vector<Change> changes_{};
};

void Comparison::compare(const std::string& path, const Value& before, const Value& after) {
  if (before == after) return;
  if (before.as_object() != nullptr && after.as_object() != nullptr) {
    objects(path, *before.as_object(), *after.as_object());
  } else if (before.as_array() != nullptr && after.as_array() != nullptr) {
    by_identity(path, *before.as_array(), *after.as_array());
  } else {
    const std::string old_text = write_json_line(before);
    const std::string new_text = write_json_line(after);
    // 1 and 1.0 are the same in every output.
    if (old_text != new_text) changes_.push_back({path, old_text, new_text});
  }
}

void Comparison::objects(const std::string& path, const Value::Object& before,
                         const Value::Object& after) {
  const auto old_values = values_by_key(before);
  const auto new_values = values_by_key(after);
  for (const Member& member : after) {
    const auto found = old_values.find(member.key);
    const std::string here = member_path(path, member.key);
    if (found == old_values.end()) {
      added(here, member.value);
    } else {
      compare(here, *found->second, member.value);
    }
  }
  for (const Member& member : before) {
    if (!new_values.contains(member.key)) removed(member_path(path, member.key), member.value);
  }
}

void Comparison::by_position(const std::string& path, const Value::Array& before,
                             const Value::Array& after) {
  const std::size_t common = std::min(before.size(), after.size());
  for (std::size_t i = 0; i < common; ++i)
    compare(item_path(path, i), before[i], after[i]);
  for (std::size_t i = common; i < after.size(); ++i)
    added(item_path(path, i), after[i]);
  for (std::size_t i = common; i < before.size(); ++i)
    removed(item_path(path, i), before[i]);
}

void Comparison::by_identity(const std::string& path, const Value::Array& before,
                             const Value::Array& after) {
  auto ids = identities(before, after);
  if (!ids) {
    by_position(path, before, after);
    return;
  }
  auto& [old_ids, new_ids] = *ids;
  const auto old_at = positions(old_ids);
  const auto new_at = positions(new_ids);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto found = old_at.find(new_ids[i]);
    if (found == old_at.end()) {
      added(item_path(path, i), after[i]);
    } else {
      compare(item_path(path, i), before[found->second], after[i]);
    }
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!new_at.contains(old_ids[i])) removed(item_path(path, i), before[i]);
  }
  Identities old_common;
  Identities new_common;
  for (const std::string& id : old_ids) {
    if (new_at.contains(id)) old_common.push_back(id);
  }
  for (const std::string& id : new_ids) {
    if (old_at.contains(id)) new_common.push_back(id);
  }
  order(path, old_common, new_common);
}

void Comparison::order(const std::string& path, const Identities& before, const Identities& after) {
  if (before != after) changes_.push_back({path, joined(before), joined(after)});
}

}  // namespace

std::vector<Change> semantic_diff(const Value& before, const Value& after) {
  Comparison comparison;
  comparison.compare({}, before, after);
  return comparison.take_changes();
}

}  // namespace obsgen::document
