// Source: Go, text/template, its built-in functions.
#include "template/evaluate/go_functions.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/text.h"
#include "template/evaluate/format.h"

namespace obsgen::templates::go {

namespace {

enum class Basic { None, Bool, Int, Uint, Float, String };

Basic basic(const Value& value) {
  if (as<bool>(value) != nullptr) return Basic::Bool;
  if (as<std::int64_t>(value) != nullptr) return Basic::Int;
  if (as<Byte>(value) != nullptr) return Basic::Uint;
  if (as<double>(value) != nullptr) return Basic::Float;
  const bool text = as<std::string>(value) != nullptr || as<Html>(value) != nullptr;
  return text ? Basic::String : Basic::None;
}

bool is_whole(Basic kind) { return kind == Basic::Int || kind == Basic::Uint; }

std::int64_t whole(const Value& value) {
  const auto* byte = as<Byte>(value);
  return byte != nullptr ? byte->value : *as<std::int64_t>(value);
}

const std::string& text(const Value& value) {
  const auto* html = as<Html>(value);
  return html != nullptr ? html->text : *as<std::string>(value);
}

Failed failed(std::string reason) { return {std::move(reason), {}}; }

Failed incompatible(const Value& a, const Value& b) {
  return failed(
      fmt::format("incompatible types for comparison: {} and {}", type_name(a), type_name(b)));
}

/// Whether two values are equal, of which at least one is neither number, text nor truth.
Result equal_others(const Value& a, const Value& b) {
  for (const Value* one : {&a, &b})
    if (as<Top>(*one) != nullptr || as<Samples>(*one) != nullptr)
      return Unclear{"a comparison of data", {}};
  if (is_nil(a) || is_nil(b)) return Value{is_nil(a) && is_nil(b)};
  if (basic(a) != basic(b)) return incompatible(a, b);
  return failed(fmt::format("non-comparable type {}", type_name(a)));
}

Result equal_two(const Value& a, const Value& b) {
  const Basic kind = basic(a);
  const Basic other = basic(b);
  if (kind == Basic::None || other == Basic::None) return equal_others(a, b);
  if (is_whole(kind) && is_whole(other)) return Value{whole(a) == whole(b)};
  if (kind != other) return incompatible(a, b);
  if (kind == Basic::Bool) return Value{*as<bool>(a) == *as<bool>(b)};
  if (kind == Basic::Float) return Value{*as<double>(a) == *as<double>(b)};
  return Value{text(a) == text(b)};
}

Result less_two(const Value& a, const Value& b) {
  const Basic kind = basic(a);
  const Basic other = basic(b);
  if (kind == Basic::None || other == Basic::None) return failed("invalid type for comparison");
  if (is_whole(kind) && is_whole(other)) return Value{whole(a) < whole(b)};
  if (kind != other) return incompatible(a, b);
  if (kind == Basic::Float) return Value{*as<double>(a) < *as<double>(b)};
  if (kind == Basic::String) return Value{text(a) < text(b)};
  return failed("invalid type for comparison");
}

bool holds(const Result& result) {
  const auto* value = std::get_if<Value>(&result);
  return value != nullptr && is_true(*value);
}

bool is_value(const Result& result) { return std::holds_alternative<Value>(result); }

Result opposite(const Result& result) {
  return is_value(result) ? Result{Value{!holds(result)}} : result;
}

Result of_text(Printed printed) {
  if (auto* text = std::get_if<std::string>(&printed)) return Value{std::move(*text)};
  return std::get<Unclear>(printed);
}

/// The text of the operands of `html`, `js` and `urlquery`: missing ones are shown as they would
/// be.
Printed joined_operands(const Operands& operands) {
  Operands shown = operands;
  for (Value& one : shown)
    if (is_nil(one)) one = Value{std::string{"<no value>"}};
  return go_sprint(shown);
}

Result escaped_by(const Operands& operands, Result (*escape)(std::string_view)) {
  const auto joined = joined_operands(operands);
  if (const auto* unclear = std::get_if<Unclear>(&joined)) return *unclear;
  return escape(std::get<std::string>(joined));
}

Result html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\0')
      out += "\xEF\xBF\xBD";
    else if (c == '"')
      out += "&#34;";
    else if (c == '\'')
      out += "&#39;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return Value{out};
}

Result js_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x7F) return Unclear{"a character of JavaScript beyond ASCII", {}};
    const bool coded = byte < 0x20 || c == '<' || c == '>' || c == '&' || c == '=';
    if (coded)
      out += fmt::format("\\u{:04X}", byte);
    else if (c == '\\' || c == '\'' || c == '"')
      out += {'\\', c};
    else
      out += c;
  }
  return Value{out};
}

Result urlquery_escaped(std::string_view text) { return Value{query_escaped(text)}; }

/// The index that an operand is, from 0 to `size`.
Result position(const Value& operand, std::size_t size) {
  if (is_nil(operand)) return failed("cannot index slice/array with nil");
  if (!is_whole(basic(operand)))
    return failed(fmt::format("cannot index slice/array with type {}", type_name(operand)));
  const auto at = whole(operand);
  if (at < 0 || static_cast<std::uint64_t>(at) > size)
    return failed(fmt::format("index out of range: {}", at));
  return Value{at};
}

Result byte_of(const std::string& text, const Value& operand) {
  auto at = position(operand, text.size());
  if (!is_value(at)) return at;
  const auto index = static_cast<std::size_t>(whole(std::get<Value>(at)));
  if (index == text.size()) return failed("index out of range");
  return Value{Byte{static_cast<std::uint8_t>(text[index])}};
}

/// `map` by a key that has to be a string.
template <class Find>
Result by_key(const Value& key, const Find& find) {
  if (is_nil(key)) return failed("value is nil; should be of type string");
  const auto* name = as<std::string>(key);
  if (name == nullptr)
    return failed(fmt::format("value has type {}; should be string", type_name(key)));
  return find(*name);
}

Result index_one(const Value& item, const Value& key) {
  if (is_nil(item)) return failed("index of untyped nil");
  if (basic(item) == Basic::String) return byte_of(text(item), key);
  if (const auto* map = as<StringMap>(item))
    return by_key(key, [&](const std::string& name) {
      const auto found = map->find(name);
      return Value{found == map->end() ? std::string{} : found->second};
    });
  if (const auto* map = as<Arguments>(item))
    return by_key(key, [&](const std::string& name) {
      for (std::size_t at = 0; at < map->values.size(); ++at)
        if (name == fmt::format("arg{}", at)) return map->values[at];
      return Value{NilElement{}};
    });
  if (as<Samples>(item) != nullptr) {
    const auto at = position(key, 0);
    return is_value(at) ? Result{failed("index out of range")} : at;
  }
  if (as<Top>(item) != nullptr) return Unclear{"the data of the text", {}};
  return failed(fmt::format("can't index item of type {}", type_name(item)));
}

}  // namespace

Result equal(const Operands& operands, const Data&) {
  if (operands.size() < 2) return failed("missing argument for comparison");
  for (std::size_t at = 1; at < operands.size(); ++at) {
    auto one = equal_two(operands[0], operands[at]);
    if (!is_value(one) || holds(one)) return one;
  }
  return Value{false};
}

Result not_equal(const Operands& operands, const Data&) {
  return opposite(equal_two(operands[0], operands[1]));
}

Result less(const Operands& operands, const Data&) { return less_two(operands[0], operands[1]); }

Result less_or_equal(const Operands& operands, const Data&) {
  auto result = less_two(operands[0], operands[1]);
  return !is_value(result) || holds(result) ? result : equal_two(operands[0], operands[1]);
}

Result greater(const Operands& operands, const Data& data) {
  return opposite(less_or_equal(operands, data));
}

Result greater_or_equal(const Operands& operands, const Data& data) {
  return opposite(less(operands, data));
}

Result logical_not(const Operands& operands, const Data&) { return Value{!is_true(operands[0])}; }

Result call(const Operands& operands, const Data&) {
  if (operands.empty() || is_nil(operands[0])) return failed("call of nil");
  return failed(fmt::format("non-function of type {}", type_name(operands[0])));
}

Result index(const Operands& operands, const Data&) {
  if (is_nil(operands[0])) return failed("index of untyped nil");
  Value item = operands[0];
  for (std::size_t at = 1; at < operands.size(); ++at) {
    auto next = index_one(item, operands[at]);
    if (!is_value(next)) return next;
    item = std::get<Value>(std::move(next));
  }
  return item;
}

Result length(const Operands& operands, const Data&) {
  const Value& item = operands[0];
  const auto sized = [](std::size_t size) { return Value{static_cast<std::int64_t>(size)}; };
  if (basic(item) == Basic::String) return sized(text(item).size());
  if (const auto* map = as<StringMap>(item)) return sized(map->size());
  if (const auto* map = as<Arguments>(item)) return sized(map->values.size());
  if (as<Samples>(item) != nullptr) return sized(0);
  return failed(fmt::format("len of type {}", type_name(item)));
}

Result slice(const Operands& operands, const Data&) {
  const Value& item = operands[0];
  const bool of_text = basic(item) == Basic::String;
  if (is_nil(item)) return failed("slice of untyped nil");
  if (!of_text && as<Samples>(item) == nullptr)
    return failed(fmt::format("can't slice item of type {}", type_name(item)));
  if (operands.size() > 4)
    return failed(fmt::format("too many slice indexes: {}", operands.size() - 1));
  if (of_text && operands.size() == 4) return failed("cannot 3-index slice a string");
  if (!of_text) return Unclear{"a part of samples", {}};
  const std::string& whole_text = text(item);
  std::size_t begin = 0;
  std::size_t end = whole_text.size();
  for (std::size_t at = 1; at < operands.size(); ++at) {
    auto place = position(operands[at], whole_text.size());
    if (!is_value(place)) return place;
    (at == 1 ? begin : end) = static_cast<std::size_t>(whole(std::get<Value>(place)));
  }
  if (begin > end) return failed(fmt::format("invalid slice index: {} > {}", begin, end));
  auto part = whole_text.substr(begin, end - begin);
  return as<Html>(item) != nullptr ? Value{Html{std::move(part)}} : Value{std::move(part)};
}

Result joined(const Operands& operands, const Data&) { return of_text(go_sprint(operands)); }

Result formatted(const Operands& operands, const Data&) {
  return of_text(go_sprintf(*as<std::string>(operands[0]), std::span{operands}.subspan(1)));
}

Result joined_line(const Operands& operands, const Data&) { return of_text(go_sprintln(operands)); }

Result html(const Operands& operands, const Data&) { return escaped_by(operands, html_escaped); }

Result js(const Operands& operands, const Data&) { return escaped_by(operands, js_escaped); }

Result urlquery(const Operands& operands, const Data&) {
  return escaped_by(operands, urlquery_escaped);
}

std::string query_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_word(c) || c == '-' || c == '.' || c == '~')
      out += c;
    else if (c == ' ')
      out += '+';
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace obsgen::templates::go
