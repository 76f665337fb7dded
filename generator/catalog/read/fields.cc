#include "catalog/read/fields.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "base/nearest.h"
#include "document/resolve.h"

namespace obsgen::catalog {

namespace {

constexpr std::size_t kMaxListed = 24;
constexpr std::size_t kMaxSuggestions = 200;

std::vector<std::string_view> keys_of(const Shape& shape) {
  std::vector<std::string_view> keys{shape.required.begin(), shape.required.end()};
  keys.insert(keys.end(), shape.optional.begin(), shape.optional.end());
  return keys;
}

void report_unknown_keys(const document::Mapping& mapping, const Shape& shape,
                         Diagnostics& diagnostics) {
  const auto keys = keys_of(shape);
  for (const document::Entry& entry : mapping.entries) {
    if (std::ranges::find(keys, entry.name()) != keys.end()) continue;
    diagnostics.push_back({.code = "catalog/unknown-key",
                           .place = entry.key_place,
                           .message = fmt::format("{} has no key '{}'", shape.what, entry.name()),
                           .help = did_you_mean(entry.name(), keys, diagnostics)});
  }
}

void report_missing_keys(const document::Mapping& mapping, Place place, const Shape& shape,
                         Diagnostics& diagnostics) {
  std::vector<std::string_view> missing;
  std::ranges::copy_if(shape.required, std::back_inserter(missing), [&](std::string_view key) {
    return document::find(mapping, key) == nullptr;
  });
  if (missing.empty()) return;
  diagnostics.push_back(
      {.code = "catalog/missing-key",
       .place = place,
       .message = fmt::format("{} needs {}", shape.what, quoted_list(missing, " and "))});
}

std::string help_for(const document::Scalar& scalar, std::string_view expected) {
  const auto value = document::resolve(scalar);
  if (std::holds_alternative<document::Null>(value)) return "remove the key or give it a value";
  if (expected == "a string" && scalar.style == document::ScalarStyle::Plain)
    return fmt::format("quote it: \"{}\"", scalar.text());
  const bool quoted = scalar.style == document::ScalarStyle::SingleQuoted ||
                      scalar.style == document::ScalarStyle::DoubleQuoted;
  if (!quoted) return {};
  document::Scalar plain = scalar;
  plain.style = document::ScalarStyle::Plain;
  return document::kind_name(plain) == expected ? "write it without quotes" : std::string{};
}

}  // namespace

Place Fields::place_of(std::string_view key) const {
  const Node* node = find(key);
  return node == nullptr ? place_ : node->place;
}

Place Fields::place_of_key(std::string_view key) const {
  const auto it = std::ranges::find(mapping_->entries, key, &document::Entry::name);
  return it == mapping_->entries.end() ? place_ : it->key_place;
}

std::optional<Fields> open(const Node& node, const Shape& shape, Diagnostics& diagnostics) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  if (mapping == nullptr) {
    refuse_kind(node, fmt::format("{} (a mapping)", shape.what), diagnostics);
    return std::nullopt;
  }
  report_unknown_keys(*mapping, shape, diagnostics);
  report_missing_keys(*mapping, node.place, shape, diagnostics);
  return Fields{*mapping, node.place, diagnostics};
}

std::optional<std::string_view> exactly_one(const Fields& fields, std::string_view what,
                                            std::span<const std::string_view> keys) {
  std::vector<std::string_view> present;
  std::ranges::copy_if(keys, std::back_inserter(present),
                       [&](std::string_view key) { return fields.has(key); });
  if (present.size() == 1) return present.front();
  const auto found = present.empty() ? std::string{} : ", not " + quoted_list(present, " and ");
  fields.diagnostics().push_back(
      {.code = "catalog/one-of",
       .place = present.empty() ? fields.place() : fields.place_of_key(present[1]),
       .message =
           fmt::format("{} needs exactly one of {}{}", what, quoted_list(keys, " or "), found)});
  return std::nullopt;
}

bool clean_since(const Diagnostics& diagnostics, std::size_t before) {
  return std::none_of(diagnostics.begin() + static_cast<std::ptrdiff_t>(before), diagnostics.end(),
                      is_error);
}

void refuse_kind(const Node& node, std::string_view expected, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  diagnostics.push_back(
      {.code = "catalog/wrong-type",
       .place = node.place,
       .message = fmt::format("expected {}, found {}", expected, document::kind_name(node)),
       .help = scalar == nullptr ? std::string{} : help_for(*scalar, expected)});
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         const Diagnostics& diagnostics) {
  if (diagnostics.size() > kMaxSuggestions) return {};
  if (const auto found = nearest(word, candidates))
    return fmt::format("did you mean '{}'?", *found);
  if (candidates.empty() || candidates.size() > kMaxListed) return {};
  return fmt::format("{}{}", candidates.size() > 1 ? "one of " : "there is ",
                     quoted_list(candidates, ", "));
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         const Diagnostics& diagnostics) {
  const std::vector<std::string_view> views{candidates.begin(), candidates.end()};
  return did_you_mean(word, views, diagnostics);
}

std::string quoted_list(std::span<const std::string_view> words, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last_joint : ", ";
    text += fmt::format("'{}'", words[i]);
  }
  return text;
}

}  // namespace obsgen::catalog
