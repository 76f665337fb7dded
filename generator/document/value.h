#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "document/resolve.h"

namespace obsgen::document {

/// How the YAML writer sets a string. Literal asks for a `|` block and says that blanks at the ends
/// do not matter; Auto keeps the text exactly.
enum class TextStyle { Auto, Literal };

struct Text {
  std::string text{};
  TextStyle style = TextStyle::Auto;

  bool operator==(const Text& other) const { return text == other.text; }
};

struct Member;
struct GivenItem;
struct GivenMember;

/// A tree to be written. Strings are UTF-8 (for YAML without U+0000 and noncharacters), doubles are
/// finite: the writers assert it. Equality ignores text styles, but not the order of
/// members.
class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::vector<Member>;

  Value();                       // null
  Value(double number);          // NOLINT: a value is its content, here and below
  Value(std::string text);       // NOLINT
  Value(std::string_view text);  // NOLINT
  Value(const char* text);       // NOLINT
  Value(Text text);              // NOLINT

  /// A boolean from `bool`, else an integer.
  template <std::integral T>
  Value(T number);  // NOLINT

  /// A string that YAML shows as a `|` block.
  static Value literal(std::string text);

  /// Takes the items, and members, out of the list.
  static Value array(std::initializer_list<GivenItem> items = {});
  static Value array(Array items);
  static Value object(std::initializer_list<GivenMember> members = {});
  static Value object(Object members);

  /// Adds an item; the value is an array.
  Value& append(Value item);

  /// Replaces the member of that key or adds it behind the others; the value is an object.
  Value& set(std::string key, Value value);

  /// The member's value, or nullptr; also when the value is no object.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);

  const std::variant<Null, bool, std::int64_t, double, Text, Array, Object>& node() const {
    return node_;
  }

  bool is_null() const;

  /// The content of that kind, or nullptr.
  const Array* as_array() const;
  const Object* as_object() const;
  const std::string* as_text() const;

  bool operator==(const Value& other) const;

 private:
  std::variant<Null, bool, std::int64_t, double, Text, Array, Object> node_;  // no {}, as in Node
};

struct Member {
  std::string key{};
  Value value{};

  bool operator==(const Member&) const = default;
};

/// What stands in braces. A list in braces is constant, and a tree that is built bottom up would be
/// copied at each level if its parts could not be taken out.
struct GivenItem {
  template <std::convertible_to<Value> T>
  GivenItem(T&& item) : value(std::forward<T>(item)) {}  // NOLINT: it is its value

  mutable Value value;
};

/// The same of an object.
struct GivenMember {
  mutable std::string key{};
  mutable Value value{};
};

inline Value::Value() = default;

template <std::integral T>
Value::Value(T number) {
  if constexpr (std::same_as<T, bool>) {
    node_ = number;
  } else {
    node_ = static_cast<std::int64_t>(number);
  }
}

/// The plain value of a tree that was read: scalars as `resolve` reads them, places forgotten.
Value value_of(const Node& node);

}  // namespace obsgen::document
