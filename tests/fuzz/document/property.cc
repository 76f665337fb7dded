#include "property.h"

#include <algorithm>
#include <cmath>

#include "base/overloaded.h"
#include "document/read_json.h"
#include "document/read_yaml.h"
#include "document/utf8.h"
#include "document/value.h"
#include "document/write_json.h"
#include "document/write_yaml.h"

namespace obsgen::document {

namespace {

bool lies_in(Span span, std::string_view text) {
  return span.begin <= span.end && span.end <= text.size();
}

bool is_sound(const Scalar& scalar, std::string_view text) {
  const Fragment& fragment = scalar.fragment;
  if (!lies_in(fragment.file_span, text)) return false;
  std::uint32_t before = fragment.file_span.begin;
  for (std::uint32_t i = 0; i < fragment.text.size(); ++i) {
    const Span span = place_in_file(fragment, {i, i + 1}).span;
    if (span.begin < before || span.end > fragment.file_span.end) return false;
    before = span.begin;
  }
  return true;
}

bool is_sound(const Node& node, std::string_view text) {
  if (!lies_in(node.place.span, text)) return false;
  return std::visit(Overloaded{[&](const Scalar& scalar) { return is_sound(scalar, text); },
                               [&](const Sequence& list) {
                                 for (const Node& item : list.items) {
                                   if (!is_sound(item, text)) return false;
                                 }
                                 return true;
                               },
                               [&](const Mapping& mapping) {
                                 for (const Entry& entry : mapping.entries) {
                                   if (!is_sound(entry.key, text) ||
                                       !lies_in(entry.key_place.span, text) ||
                                       !is_sound(entry.value, text)) {
                                     return false;
                                   }
                                 }
                                 return true;
                               }},
                    node.value);
}

bool is_sound(const Diagnostic& problem, std::string_view text) {
  const auto is_in = [&](const Note& note) {
    return !note.place || lies_in(note.place->span, text);
  };
  return lies_in(problem.place.span, text) && std::ranges::all_of(problem.notes, is_in);
}

/// The value with 0 for numbers that no file format has, so that it can be written.
Value writable(const Value& value) {
  return std::visit(Overloaded{[](Null) { return Value{}; }, [](bool flag) { return Value{flag}; },
                               [](std::int64_t whole) { return Value{whole}; },
                               [](double real) { return Value{std::isfinite(real) ? real : 0.0}; },
                               [](const Text& text) { return Value{text}; },
                               [](const Value::Array& items) {
                                 Value out = Value::array();
                                 for (const Value& item : items)
                                   out.append(writable(item));
                                 return out;
                               },
                               [](const Value::Object& members) {
                                 Value::Object out;
                                 for (const Member& member : members) {
                                   out.push_back({member.key, writable(member.value)});
                                 }
                                 return Value::object(std::move(out));
                               }},
                    value.node());
}

Outcome<Node> read_back_yaml(const Value& value) {
  return read_yaml({.path = "again", .text = write_yaml(value, "again")}, 0);
}

Outcome<Node> read_back_json(const Value& value) {
  return read_json({.path = "again", .text = write_json(value)}, 0);
}

/// Whether YAML can say all texts: it has neither U+0000 nor noncharacters.
bool fits_yaml(const Value& value) {
  const auto json = write_json(value);
  return json.find("\\u0000") == json.npos && find_noncharacter(json) == json.npos;
}

std::string broken_yaml_writing(const Value& value) {
  const auto yaml = read_back_yaml(value);
  // A text of nothing at all is no document.
  if (!yaml.ok() && !value.is_null()) return "what was written as YAML cannot be read";
  if (yaml.ok() && write_yaml(value_of(*yaml.value)) != write_yaml(value)) {
    return "what was written as YAML reads differently";
  }
  return {};
}

/// Numbers are compared as they are written: JSON keeps 15 digits, and 1.0 is written as 1.
std::string broken_writing(const Value& value) {
  if (fits_yaml(value)) {
    if (auto broken = broken_yaml_writing(value); !broken.empty()) return broken;
  }
  const auto json = read_back_json(value);
  if (!json.ok()) return "what was written as JSON cannot be read";
  if (write_json(value_of(*json.value)) != write_json(value)) {
    return "what was written as JSON reads differently";
  }
  return {};
}

std::string broken_property(const Outcome<Node>& outcome, std::string_view text) {
  if (!outcome.value && outcome.diagnostics.empty()) return "neither a tree nor a problem";
  if (!std::ranges::all_of(outcome.diagnostics,
                           [&](const Diagnostic& problem) { return is_sound(problem, text); })) {
    return "a problem lies outside of the text";
  }
  if (!outcome.value) return {};
  if (!is_sound(*outcome.value, text)) return "a place lies outside of the text";
  return outcome.ok() ? broken_writing(writable(value_of(*outcome.value))) : std::string{};
}

}  // namespace

std::string broken_yaml_property(std::string_view text) {
  return broken_property(read_yaml({.path = "fuzz.yaml", .text = std::string{text}}, 0), text);
}

std::string broken_json_property(std::string_view text) {
  return broken_property(read_json({.path = "fuzz.json", .text = std::string{text}}, 0), text);
}

}  // namespace obsgen::document
