#include "document/value.h"

#include <algorithm>
#include <cstddef>

#include "base/assert.h"
#include "base/overloaded.h"

namespace obsgen::document {

Value::Value(double number) : node_(number) {}

Value::Value(std::string text) : node_(Text{std::move(text)}) {}

Value::Value(std::string_view text) : node_(Text{std::string{text}}) {}

Value::Value(const char* text) : node_(Text{text}) {}

Value::Value(Text text) : node_(std::move(text)) {}

Value Value::literal(std::string text) { return Text{std::move(text), TextStyle::Literal}; }

Value Value::array(std::initializer_list<GivenItem> items) {
  Array all;
  all.reserve(items.size());
  for (const GivenItem& item : items)
    all.push_back(std::move(item.value));
  return array(std::move(all));
}

Value Value::array(Array items) {
  Value value;
  value.node_ = std::move(items);
  return value;
}

Value Value::object(std::initializer_list<GivenMember> members) {
  Object all;
  all.reserve(members.size());
  for (const GivenMember& member : members)
    all.push_back({std::move(member.key), std::move(member.value)});
  return object(std::move(all));
}

Value Value::object(Object members) {
  Value value;
  value.node_ = std::move(members);
  return value;
}

Value& Value::append(Value item) {
  Array* items = std::get_if<Array>(&node_);
  OBS_ASSERT(items != nullptr);
  return items->emplace_back(std::move(item));
}

Value& Value::set(std::string key, Value value) {
  Object* members = std::get_if<Object>(&node_);
  OBS_ASSERT(members != nullptr);
  if (Value* present = find(key)) return *present = std::move(value);
  // What is made in braces is complete but for a few members: twice the room would stay half empty.
  constexpr std::size_t kFew = 4;
  if (members->size() == members->capacity())
    members->reserve(members->size() + std::max(kFew, members->size() / kFew));
  members->push_back({std::move(key), std::move(value)});
  return members->back().value;
}

const Value* Value::find(std::string_view key) const {
  const Object* members = as_object();
  if (members == nullptr) return nullptr;
  const auto it = std::ranges::find(*members, key, &Member::key);
  return it == members->end() ? nullptr : &it->value;
}

Value* Value::find(std::string_view key) {
  Object* members = std::get_if<Object>(&node_);
  if (members == nullptr) return nullptr;
  const auto it = std::ranges::find(*members, key, &Member::key);
  return it == members->end() ? nullptr : &it->value;
}

bool Value::is_null() const { return std::holds_alternative<Null>(node_); }

const Value::Array* Value::as_array() const { return std::get_if<Array>(&node_); }

const Value::Object* Value::as_object() const { return std::get_if<Object>(&node_); }

const std::string* Value::as_text() const {
  const Text* text = std::get_if<Text>(&node_);
  return text == nullptr ? nullptr : &text->text;
}

bool Value::operator==(const Value& other) const { return node_ == other.node_; }

namespace {

Value value_of_scalar(const Scalar& scalar) {
  return std::visit(Overloaded{[](Null) { return Value{}; }, [](bool flag) { return Value{flag}; },
                               [](std::int64_t number) { return Value{number}; },
                               [](double number) { return Value{number}; },
                               [](std::string_view text) { return Value{text}; }},
                    resolve(scalar));
}

}  // namespace

Value value_of(const Node& node) {
  return std::visit(Overloaded{[](const Scalar& scalar) { return value_of_scalar(scalar); },
                               [](const Sequence& list) {
                                 Value::Array items;
                                 items.reserve(list.items.size());
                                 for (const Node& item : list.items)
                                   items.push_back(value_of(item));
                                 return Value::array(std::move(items));
                               },
                               [](const Mapping& mapping) {
                                 Value::Object members;
                                 members.reserve(mapping.entries.size());
                                 for (const Entry& entry : mapping.entries) {
                                   members.push_back({entry.name(), value_of(entry.value)});
                                 }
                                 return Value::object(std::move(members));
                               }},
                    node.value);
}

}  // namespace obsgen::document
