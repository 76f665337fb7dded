#pragma once

#include <string>

#include <fmt/format.h>

#include "base/line_index.h"
#include "base/overloaded.h"
#include "document/node.h"
#include "document/resolve.h"

/// Trees and problems as one line of text, for comparison in tests.
namespace obsgen::document::test {

inline std::string show(const Scalar& scalar) {
  switch (scalar.style) {
    case ScalarStyle::Plain:
      return scalar.text();
    case ScalarStyle::SingleQuoted:
      return "'" + scalar.text() + "'";
    case ScalarStyle::DoubleQuoted:
      return '"' + scalar.text() + '"';
    case ScalarStyle::Block:
      return "|" + scalar.text();
  }
  return {};
}

/// `{key: [item, "quoted"]}`: scalars with a mark of their style.
inline std::string show(const Node& node) {
  return std::visit(Overloaded{[](const Scalar& scalar) { return show(scalar); },
                               [](const Sequence& list) {
                                 std::string out = "[";
                                 for (const Node& item : list.items) {
                                   out += (&item == list.items.data() ? "" : ", ") + show(item);
                                 }
                                 return out + "]";
                               },
                               [](const Mapping& mapping) {
                                 std::string out;
                                 for (const Entry& entry : mapping.entries) {
                                   out += (out.empty() ? "" : ", ") + show(entry.key) + ": " +
                                          show(entry.value);
                                 }
                                 return "{" + out + "}";
                               }},
                    node.value);
}

inline std::string show(Span span) { return fmt::format("{}-{}", span.begin, span.end); }

/// The same shape with the places instead of the texts.
inline std::string show_places(const Node& node) {
  const std::string own = show(node.place.span);
  return std::visit(Overloaded{[&](const Scalar&) { return own; },
                               [&](const Sequence& list) {
                                 std::string out = own + "[";
                                 for (const Node& item : list.items) {
                                   out += (out.back() == '[' ? "" : ", ") + show_places(item);
                                 }
                                 return out + "]";
                               },
                               [&](const Mapping& mapping) {
                                 std::string out = own + "{";
                                 for (const Entry& entry : mapping.entries) {
                                   out += (out.back() == '{' ? "" : ", ") +
                                          show(entry.key_place.span) + ": " +
                                          show_places(entry.value);
                                 }
                                 return out + "}";
                               }},
                    node.value);
}

/// `line:column-column message [code] (help)` and ` <- line:column note` for each note.
inline std::string show(const Diagnostic& problem, std::string_view text) {
  const LineIndex lines{text};
  const LineColumn begin = lines.at(problem.place.span.begin);
  std::string out =
      fmt::format("{}:{}+{} {} [{}] ({})", begin.line, begin.column, problem.place.span.size(),
                  problem.message, problem.code, problem.help);
  for (const Note& note : problem.notes) {
    const LineColumn at = lines.at(note.place ? note.place->span.begin : 0);
    out += fmt::format(" <- {}:{} {}", at.line, at.column, note.message);
  }
  return out;
}

inline std::string show(const Diagnostics& problems, std::string_view text) {
  std::string out;
  for (const Diagnostic& problem : problems)
    out += (out.empty() ? "" : "\n") + show(problem, text);
  return out;
}

}  // namespace obsgen::document::test
