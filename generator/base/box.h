#pragma once

#include <memory>
#include <utility>

namespace obsgen {

/// Owns one `T` on the heap and behaves as the value itself: copies deeply, compares by value, is
/// never empty except after having been moved from. Lets a value type contain itself.
template <class T>
class Box {
 public:
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT: a Box is its value

  /// Adopts what `owned` holds; it must not be null.
  explicit Box(std::unique_ptr<T> owned) : value_(std::move(owned)) {}

  Box(const Box& other) : value_(std::make_unique<T>(*other.value_)) {}

  Box(Box&&) noexcept = default;

  Box& operator=(const Box& other) {
    value_ = std::make_unique<T>(*other.value_);
    return *this;
  }

  Box& operator=(Box&&) noexcept = default;

  ~Box() = default;

  T& operator*() { return *value_; }

  const T& operator*() const { return *value_; }

  T* operator->() { return value_.get(); }

  const T* operator->() const { return value_.get(); }

  bool operator==(const Box& other) const { return *value_ == *other.value_; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace obsgen
