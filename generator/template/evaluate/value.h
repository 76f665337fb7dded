#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "template/evaluate.h"

/// Values of templates as they are executed, and what Go prints for them.
namespace obsgen::templates {

/// No value: what a field of nothing is, and a call without an argument has as its dot.
struct Nothing {};

/// An element that a map of anything lacks.
struct NilElement {};

/// The data of the whole text.
struct Top {};

/// What a query returns, which is nothing here.
struct Samples {};

/// A byte of a string.
struct Byte {
  std::uint8_t value = 0;
};

/// A text that is marked as safe for pages, and so of a type of its own.
struct Html {
  std::string text{};
};

using StringMap = std::map<std::string, std::string>;

struct Value;

/// What `args` returns: `arg0`, `arg1` and so on.
struct Arguments {
  std::vector<Value> values;
};

struct Value {
  std::variant<Nothing, NilElement, bool, std::int64_t, Byte, double, std::string, Html, StringMap,
               Arguments, Samples, Top>
      node{};
};

/// What comes of an operation; the spans of failures are set by its caller.
using Result = std::variant<Value, Failed, Unclear>;

/// Whether a value counts as true.
bool is_true(const Value& value);

/// As Go's `%T` has it.
std::string type_name(const Value& value);

/// Whether it is nothing, or nil.
bool is_nil(const Value& value);

/// Roughly the bytes that a value takes.
std::size_t weight(const Value& value);

template <class T>
const T* as(const Value& value) {
  return std::get_if<T>(&value.node);
}

}  // namespace obsgen::templates
