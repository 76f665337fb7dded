#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace obsgen {

/// A map of few entries that is copied often: one piece of memory, sorted by key. Used as a
/// `std::map` is, but what is added moves the entries behind it, and so ends references to them.
template <class Key, class Mapped>
class FlatMap {
 public:
  using Entry = std::pair<Key, Mapped>;  // the key is not to be changed
  using iterator = typename std::vector<Entry>::iterator;
  using const_iterator = typename std::vector<Entry>::const_iterator;

  iterator begin() { return entries_.begin(); }

  iterator end() { return entries_.end(); }

  const_iterator begin() const { return entries_.begin(); }

  const_iterator end() const { return entries_.end(); }

  std::size_t size() const { return entries_.size(); }

  bool empty() const { return entries_.empty(); }

  void reserve(std::size_t size) { entries_.reserve(size); }

  void clear() { entries_.clear(); }

  /// The entry of a key, or of what compares with keys.
  template <class Wanted>
  iterator find(const Wanted& key) {
    const auto at = first_from(key);
    return at != end() && at->first == key ? at : end();
  }

  template <class Wanted>
  const_iterator find(const Wanted& key) const {
    const auto at = std::ranges::lower_bound(entries_, key, std::less<>{}, &Entry::first);
    return at != end() && at->first == key ? at : end();
  }

  /// Adds an entry of a new key; of one that is there, nothing changes.
  std::pair<iterator, bool> try_emplace(const Key& key, Mapped mapped) {
    const auto at = first_from(key);
    if (at != end() && at->first == key) return {at, false};
    return {entries_.emplace(at, key, std::move(mapped)), true};
  }

  /// Adds an entry, or gives that of the key another value.
  void insert_or_assign(Key key, Mapped mapped) {
    const auto at = first_from(key);
    if (at != end() && at->first == key)
      at->second = std::move(mapped);
    else
      entries_.emplace(at, std::move(key), std::move(mapped));
  }

 private:
  template <class Wanted>
  iterator first_from(const Wanted& key) {
    return std::ranges::lower_bound(entries_, key, std::less<>{}, &Entry::first);
  }

  std::vector<Entry> entries_{};
};

}  // namespace obsgen
