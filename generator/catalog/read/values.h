#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/fragment.h"
#include "catalog/read/fields.h"
#include "document/node.h"
#include "model/duration.h"
#include "model/signal.h"
#include "model/unit.h"
#include "model/version.h"

/// Typed readers of single values. Each returns the value, or reports why not and returns nothing.
namespace obsgen::catalog {

/// Any text, also the empty one. Refuses numbers, booleans and null (quote them), plain words that
/// YAML 1.1 takes for something else, and control characters.
std::optional<std::string> read_string(const Node& node, Diagnostics& diagnostics);

/// Text of one line, not blank: names and titles.
std::optional<std::string> read_line(const Node& node, Diagnostics& diagnostics);

/// Text of several lines, not blank, without the blanks at its end.
std::optional<std::string> read_prose(const Node& node, Diagnostics& diagnostics);

/// As `read_prose`, with the way back to the file.
std::optional<Fragment> read_fragment(const Node& node, Diagnostics& diagnostics);

/// `true` or `false`.
std::optional<bool> read_bool(const Node& node, Diagnostics& diagnostics);

/// A finite number.
std::optional<double> read_number(const Node& node, Diagnostics& diagnostics);

/// `30s`, `1h30m`.
std::optional<model::Duration> read_duration(const Node& node, Diagnostics& diagnostics);

/// A duration above zero.
std::optional<model::Duration> read_period(const Node& node, Diagnostics& diagnostics);

/// `"1.4.2"`; a bare 1.10 is a number and would be 1.1.
std::optional<model::Version> read_version(const Node& node, Diagnostics& diagnostics);

std::optional<model::Unit> read_unit(const Node& node, Diagnostics& diagnostics);

/// Reads a whole number between `min` and `max`.
struct CountReader {
  std::uint32_t min = 1;
  std::uint32_t max = 1'000'000'000;

  std::optional<std::uint32_t> operator()(const Node& node, Diagnostics& diagnostics) const;
};

/// The index in `names` of the word that the node holds. `what` names the kind in messages: "unit".
std::optional<std::size_t> read_word(const Node& node, std::string_view what,
                                     std::span<const std::string_view> names,
                                     Diagnostics& diagnostics);

/// Reads one of the enumerators of `all` by what `to_string` says of it.
template <class Enumerators>
auto one_of(std::string_view what, const Enumerators& all) {
  return [what, &all](const Node& node, Diagnostics& diagnostics) {
    using E = typename Enumerators::value_type;
    std::vector<std::string_view> names;
    for (const E e : all)
      names.push_back(to_string(e));
    const auto index = read_word(node, what, names, diagnostics);
    return index ? std::optional<E>{all[*index]} : std::nullopt;
  };
}

/// Reports a list that is not one, or is empty; null otherwise.
const document::Sequence* read_items(const Node& node, Diagnostics& diagnostics);

/// A list of at least one item, each by `read`; refused items are left out.
template <class Read>
auto list_of(Read read) {
  return [read](const Node& node, Diagnostics& diagnostics) {
    using Item = typename std::invoke_result_t<Read, const Node&, Diagnostics&>::value_type;
    std::optional<std::vector<Item>> items;
    const auto* sequence = read_items(node, diagnostics);
    if (sequence == nullptr) return items;
    items.emplace();
    for (const Node& item : sequence->items) {
      if (auto value = read(item, diagnostics)) items->push_back(*std::move(value));
    }
    return items;
  };
}

/// "this comes twice", with a note at the first.
void report_repetition(Place second, Place first, Diagnostics& diagnostics);

/// As `list_of`; an item that comes a second time is reported.
template <class Read>
auto set_of(Read read) {
  return [read](const Node& node, Diagnostics& diagnostics) {
    using Item = typename std::invoke_result_t<Read, const Node&, Diagnostics&>::value_type;
    std::optional<std::vector<Item>> items;
    const auto* sequence = read_items(node, diagnostics);
    if (sequence == nullptr) return items;
    items.emplace();
    std::map<Item, Place> seen;
    for (const Node& item : sequence->items) {
      auto value = read(item, diagnostics);
      if (!value) continue;
      const auto [first, fresh] = seen.emplace(*value, item.place);
      if (fresh) {
        items->push_back(*std::move(value));
      } else {
        report_repetition(item.place, first->second, diagnostics);
      }
    }
    return items;
  };
}

/// A mapping with keys of the user's choice, or null when it is none (reported). Keys that YAML 1.1
/// takes for something else, or that are numbers, are reported.
const document::Mapping* read_entries(const Node& node, Diagnostics& diagnostics);

/// The entries of the mapping under `key`; none when it is not there or is no mapping.
std::span<const document::Entry> entries_of(const Fields& fields, std::string_view key);

/// The items of the list under `key`; none when it is not there or is no list with items.
std::span<const Node> items_of(const Fields& fields, std::string_view key);

/// `value` when there is one, else what was `before`.
template <class T>
T either(std::optional<T> value, T before) {
  return value ? *std::move(value) : std::move(before);
}

/// `more` over `before`, key by key.
template <class T>
std::map<std::string, T> merged(std::map<std::string, T> more,
                                const std::map<std::string, T>& before) {
  more.insert(before.begin(), before.end());
  return more;
}

/// `since` and `until` of a mapping; `until` must come after `since`.
model::Lifetime read_lifetime(const Fields& fields);

}  // namespace obsgen::catalog
