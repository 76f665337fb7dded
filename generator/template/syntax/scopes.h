#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace obsgen::templates {

/// Variables that are known somewhere in a template, each with a `T`, the newest of a name first.
/// A look-up takes a time that hardly grows with their number.
template <class T>
class Scopes {
 public:
  void declare(std::string_view name, T value) {
    const auto at = values_.try_emplace(std::string{name}).first;
    at->second.push_back(value);
    order_.push_back(at);
  }

  /// The variable's `T`, or null.
  T* find(std::string_view name) {
    const auto at = values_.find(name);
    return at == values_.end() || at->second.empty() ? nullptr : &at->second.back();
  }

  std::size_t size() const { return order_.size(); }

  /// Forgets all variables but the first `size`.
  void shrink_to(std::size_t size) {
    for (; order_.size() > size; order_.pop_back())
      order_.back()->second.pop_back();
  }

 private:
  using Values = std::map<std::string, std::vector<T>, std::less<>>;

  Values values_{};
  std::vector<typename Values::iterator> order_{};
};

}  // namespace obsgen::templates
