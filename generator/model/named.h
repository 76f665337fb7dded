#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obsgen::model {

/// Values with a `name`, in the order in which they came, found by it in logarithmic time. Names
/// must not be changed in place; of two values of one name the first is found.
template <class T>
class Named {
 public:
  Named() = default;

  Named(std::vector<T> items) : items_(std::move(items)) {
    index();
  }  // NOLINT: a list is its items

  Named(std::initializer_list<T> items) : items_(items) { index(); }

  auto begin() { return items_.begin(); }

  auto end() { return items_.end(); }

  auto begin() const { return items_.begin(); }

  auto end() const { return items_.end(); }

  bool empty() const { return items_.empty(); }

  std::size_t size() const { return items_.size(); }

  T& front() { return items_.front(); }

  T& back() { return items_.back(); }

  T& operator[](std::size_t at) { return items_[at]; }

  const T& front() const { return items_.front(); }

  const T& back() const { return items_.back(); }

  const T& operator[](std::size_t at) const { return items_[at]; }

  const std::vector<T>& items() const { return items_; }

  /// The value of that name, or null.
  const T* find(std::string_view name) const {
    const auto it = places_.find(name);
    return it == places_.end() ? nullptr : &items_[it->second];
  }

  /// Removes the values for which `predicate` holds; it sees each once, in order.
  template <class Predicate>
  void erase_if(Predicate predicate) {
    std::erase_if(items_, predicate);
    index();
  }

 private:
  void index() {
    places_.clear();
    for (std::size_t i = 0; i < items_.size(); ++i)
      places_.emplace(items_[i].name, i);
  }

  std::vector<T> items_{};
  std::map<std::string, std::size_t, std::less<>> places_{};
};

}  // namespace obsgen::model
