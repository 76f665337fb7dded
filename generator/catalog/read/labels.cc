#include "catalog/read/labels.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kLabelKeys{"help"sv,   "values"sv, "identity"sv,
                                "expect"sv, "since"sv,  "until"sv};
constexpr std::array kValueRequired{"value"sv};
constexpr std::array kValueOptional{"title"sv, "tone"sv, "since"sv, "until"sv};
constexpr std::array kObjectRequired{"key"sv};
constexpr std::array kObjectOptional{"title"sv, "expect"sv, "churn"sv};

/// A value, or a mapping with more about it.
std::optional<model::LabelValue> read_value(const Node& node, Diagnostics& diagnostics) {
  if (!std::holds_alternative<document::Mapping>(node.value)) {
    auto value = read_string(node, diagnostics);
    return value ? std::optional{model::LabelValue{.value = *std::move(value)}} : std::nullopt;
  }
  const auto fields = open(node, {"a label's value", kValueRequired, kValueOptional}, diagnostics);
  auto value = fields->get("value", read_string);
  if (!value) return std::nullopt;
  return model::LabelValue{.value = *std::move(value),
                           .title = fields->get("title", read_line).value_or(""),
                           .tone = fields->get("tone", one_of("tone", model::kTones)),
                           .lifetime = read_lifetime(*fields)};
}

std::optional<std::vector<model::LabelValue>> read_values(const Node& node,
                                                          Diagnostics& diagnostics) {
  const auto* items = read_items(node, diagnostics);
  if (items == nullptr) return std::nullopt;
  std::vector<model::LabelValue> values;
  std::map<std::string, Place, std::less<>> seen;
  for (const Node& item : items->items) {
    auto value = read_value(item, diagnostics);
    if (!value) continue;
    const auto [first, fresh] = seen.emplace(value->value, item.place);
    if (!fresh) report_repetition(item.place, first->second, diagnostics);
    if (fresh) values.push_back(*std::move(value));
  }
  return values;
}

Declarations with_label(Declarations declarations, const document::Entry& entry,
                        Diagnostics& diagnostics) {
  const auto before = diagnostics.size();
  model::Label label{.name = entry.name(), .place = entry.key_place};
  read_own_label_name(key_node(entry), diagnostics);
  if (const auto fields = open(entry.value, {"a label", {}, kLabelKeys}, diagnostics))
    label = read_label_settings(std::move(label), *fields);
  if (!clean_since(diagnostics, before)) declarations.spoiled.labels.insert(label.name);
  declarations.labels.emplace(entry.name(), std::move(label));
  return declarations;
}

std::vector<std::string> names_of(std::vector<model::LabelRef> refs) {
  std::vector<std::string> names;
  for (model::LabelRef& ref : refs)
    names.push_back(std::move(ref.name));
  return names;
}

void check_key(const std::vector<model::LabelRef>& key, const Declarations& declarations,
               Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const auto& [name, label] : declarations.labels)
    known.emplace_back(name);
  for (const model::LabelRef& ref : key) {
    if (declarations.labels.contains(ref.name)) continue;
    diagnostics.push_back(
        {.code = "catalog/unknown-label",
         .place = ref.place,
         .message = fmt::format("the label '{}' is not declared in this file", ref.name),
         .help = did_you_mean(ref.name, known, diagnostics)});
  }
}

Declarations with_object(Declarations declarations, const document::Entry& entry,
                         Diagnostics& diagnostics) {
  const auto before = diagnostics.size();
  model::Object object{.name = entry.name(), .title = entry.name(), .place = entry.key_place};
  read_plain_name(key_node(entry), diagnostics);
  if (const auto fields =
          open(entry.value, {"an object", kObjectRequired, kObjectOptional}, diagnostics)) {
    const auto key = fields->get("key", read_label_refs).value_or(std::vector<model::LabelRef>{});
    check_key(key, declarations, diagnostics);
    object.key = names_of(key);
    object.title = either(fields->get("title", read_line), object.title);
    object.expect = fields->get("expect", CountReader{});
    object.churn = fields->get("churn", read_bool).value_or(false);
  }
  if (!clean_since(diagnostics, before)) declarations.spoiled.objects.insert(object.name);
  declarations.objects.emplace(entry.name(), std::move(object));
  return declarations;
}

}  // namespace

Declarations read_declarations(const Fields& file) {
  Declarations declarations;
  Diagnostics& diagnostics = file.diagnostics();
  for (const document::Entry& entry : entries_of(file, "labels"))
    declarations = with_label(std::move(declarations), entry, diagnostics);
  for (const document::Entry& entry : entries_of(file, "objects"))
    declarations = with_object(std::move(declarations), entry, diagnostics);
  return declarations;
}

model::Label read_label_settings(model::Label before, const Fields& fields) {
  before.help = either(fields.get("help", read_prose), before.help);
  before.values = either(fields.get("values", read_values), before.values);
  before.identity = either(fields.get("identity", read_bool), before.identity);
  const auto expect = fields.get("expect", CountReader{});
  if (expect) before.expect = expect;
  auto lifetime = read_lifetime(fields);
  if (lifetime.since) before.lifetime.since = std::move(lifetime.since);
  if (lifetime.until) before.lifetime.until = std::move(lifetime.until);
  return before;
}

std::span<const std::string_view> label_keys() { return kLabelKeys; }

}  // namespace obsgen::catalog
