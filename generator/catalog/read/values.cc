#include "catalog/read/values.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "document/resolve.h"

namespace obsgen::catalog {

namespace {

void refuse(const Node& node, std::string_view code, std::string message,
            Diagnostics& diagnostics) {
  diagnostics.push_back(
      {.code = std::string{code}, .place = node.place, .message = std::move(message)});
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n\r") == std::string_view::npos;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // U+0000 has been reported with the document.
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\0') || byte == 0x7F;
}

/// The scalar when the node is text, else reports.
const document::Scalar* text_scalar(const Node& node, std::string_view expected,
                                    Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  if (scalar == nullptr || !std::holds_alternative<std::string_view>(document::resolve(*scalar))) {
    refuse_kind(node, expected, diagnostics);
    return nullptr;
  }
  if (const auto trap = document::yaml11_trap(*scalar)) {
    diagnostics.push_back({.code = "catalog/ambiguous-scalar",
                           .place = node.place,
                           .message = fmt::format("expected {}, but {}", expected, *trap),
                           .help = fmt::format("quote it: \"{}\"", scalar->text())});
    return nullptr;
  }
  if (std::ranges::any_of(scalar->text(), is_control)) {
    refuse(node, "catalog/control-character", "the text has a control character", diagnostics);
    return nullptr;
  }
  return scalar;
}

const document::Scalar* filled_scalar(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = text_scalar(node, "a string", diagnostics);
  if (scalar == nullptr || !is_blank(scalar->text())) return scalar;
  refuse(node, "catalog/empty", "the text is empty", diagnostics);
  return nullptr;
}

}  // namespace

std::optional<std::string> read_string(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = text_scalar(node, "a string", diagnostics);
  return scalar == nullptr ? std::nullopt : std::optional{scalar->text()};
}

std::optional<std::string> read_line(const Node& node, Diagnostics& diagnostics) {
  auto text = read_prose(node, diagnostics);
  if (!text || text->find('\n') == std::string::npos) return text;
  refuse(node, "catalog/several-lines", "expected a text of one line", diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_prose(const Node& node, Diagnostics& diagnostics) {
  auto fragment = read_fragment(node, diagnostics);
  return fragment ? std::optional{std::move(fragment->text)} : std::nullopt;
}

std::optional<Fragment> read_fragment(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = filled_scalar(node, diagnostics);
  if (scalar == nullptr) return std::nullopt;
  Fragment fragment = scalar->fragment;
  fragment.text.erase(fragment.text.find_last_not_of(" \t\n\r") + 1);
  return fragment;
}

std::optional<bool> read_bool(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  if (scalar != nullptr) {
    const auto value = document::resolve(*scalar);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (document::yaml11_trap(*scalar)) {
      diagnostics.push_back(
          {.code = "catalog/ambiguous-scalar",
           .place = node.place,
           .message = fmt::format("expected true or false, found '{}'", scalar->text()),
           .help = "write true or false"});
      return std::nullopt;
    }
  }
  refuse_kind(node, "a boolean", diagnostics);
  return std::nullopt;
}

std::optional<double> read_number(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  std::optional<double> number;
  if (scalar != nullptr) {
    number = std::visit(
        Overloaded{[](document::Null) { return std::optional<double>{}; },
                   [](bool) { return std::optional<double>{}; },
                   [](std::int64_t value) { return std::optional{static_cast<double>(value)}; },
                   [](double value) { return std::optional{value}; },
                   [](std::string_view) { return std::optional<double>{}; }},
        document::resolve(*scalar));
  }
  if (!number) {
    refuse_kind(node, "a number", diagnostics);
  } else if (!std::isfinite(*number)) {
    refuse(node, "catalog/out-of-range", "expected a finite number", diagnostics);
    return std::nullopt;
  }
  return number;
}

std::optional<model::Duration> read_duration(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  if (scalar == nullptr || !std::holds_alternative<std::string_view>(document::resolve(*scalar))) {
    refuse_kind(node, "a duration", diagnostics);
    if (scalar != nullptr && diagnostics.back().help.empty())
      diagnostics.back().help = "a duration has a unit: 30s, 15m, 1h30m";
    return std::nullopt;
  }
  const auto duration = model::parse_duration(scalar->text());
  if (!duration) {
    diagnostics.push_back({.code = "catalog/duration",
                           .place = node.place,
                           .message = fmt::format("'{}' is not a duration", scalar->text()),
                           .help = "whole numbers with y, w, d, h, m, s or ms, largest first: "
                                   "30s, 15m, 1h30m"});
  }
  return duration;
}

std::optional<model::Duration> read_period(const Node& node, Diagnostics& diagnostics) {
  const auto duration = read_duration(node, diagnostics);
  if (!duration || duration->milliseconds > 0) return duration;
  refuse(node, "catalog/out-of-range", "expected a duration above zero", diagnostics);
  return std::nullopt;
}

std::optional<model::Version> read_version(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = text_scalar(node, "a string", diagnostics);
  if (scalar == nullptr) return std::nullopt;
  auto version = model::parse_version(scalar->text());
  if (!version) {
    diagnostics.push_back({.code = "catalog/version",
                           .place = node.place,
                           .message = fmt::format("'{}' is not a version", scalar->text()),
                           .help = "one to four numbers joined by dots: \"1.4\", \"0.24.1\""});
  }
  return version;
}

std::optional<model::Unit> read_unit(const Node& node, Diagnostics& diagnostics) {
  return one_of("unit", model::kUnits)(node, diagnostics);
}

std::optional<std::uint32_t> CountReader::operator()(const Node& node,
                                                     Diagnostics& diagnostics) const {
  const auto number = read_number(node, diagnostics);
  if (!number) return std::nullopt;
  if (*number < min || *number > max || *number != std::floor(*number)) {
    refuse(node, "catalog/out-of-range",
           fmt::format("expected a whole number from {} to {}, found {}", min, max, *number),
           diagnostics);
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(*number);
}

std::optional<std::size_t> read_word(const Node& node, std::string_view what,
                                     std::span<const std::string_view> names,
                                     Diagnostics& diagnostics) {
  const auto word = read_string(node, diagnostics);
  if (!word) return std::nullopt;
  const auto it = std::ranges::find(names, *word);
  if (it != names.end()) return static_cast<std::size_t>(it - names.begin());
  diagnostics.push_back({.code = "catalog/unknown-word",
                         .place = node.place,
                         .message = fmt::format("unknown {} '{}'", what, *word),
                         .help = did_you_mean(*word, names, diagnostics)});
  return std::nullopt;
}

const document::Sequence* read_items(const Node& node, Diagnostics& diagnostics) {
  const auto* sequence = std::get_if<document::Sequence>(&node.value);
  if (sequence == nullptr) {
    refuse_kind(node, "a list", diagnostics);
  } else if (sequence->items.empty()) {
    refuse(node, "catalog/empty", "the list is empty", diagnostics);
    return nullptr;
  }
  return sequence;
}

void report_repetition(Place second, Place first, Diagnostics& diagnostics) {
  diagnostics.push_back({.code = "catalog/repeated-item",
                         .place = second,
                         .message = "this comes twice",
                         .notes = {{.message = "first here", .place = first}}});
}

const document::Mapping* read_entries(const Node& node, Diagnostics& diagnostics) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  if (mapping == nullptr) {
    refuse_kind(node, "a mapping", diagnostics);
    return nullptr;
  }
  for (const document::Entry& entry : mapping->entries)
    read_string({.value = entry.key, .place = entry.key_place}, diagnostics);
  return mapping;
}

std::span<const document::Entry> entries_of(const Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (node == nullptr) return {};
  const auto* mapping = read_entries(*node, fields.diagnostics());
  return mapping == nullptr ? std::span<const document::Entry>{} : mapping->entries;
}

std::span<const Node> items_of(const Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (node == nullptr) return {};
  const auto* sequence = read_items(*node, fields.diagnostics());
  return sequence == nullptr ? std::span<const Node>{} : sequence->items;
}

model::Lifetime read_lifetime(const Fields& fields) {
  model::Lifetime lifetime{.since = fields.get("since", read_version),
                           .until = fields.get("until", read_version)};
  if (lifetime.since && lifetime.until && *lifetime.since >= *lifetime.until) {
    fields.diagnostics().push_back({.code = "catalog/lifetime",
                                    .place = fields.place_of("until"),
                                    .message = fmt::format("until '{}' is not after since '{}'",
                                                           model::to_string(*lifetime.until),
                                                           model::to_string(*lifetime.since))});
  }
  return lifetime;
}

}  // namespace obsgen::catalog
