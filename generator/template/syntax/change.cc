#include "template/change.h"

#include <map>
#include <utility>

#include "base/assert.h"
#include "template/parse.h"
#include "template/syntax/quoting.h"
#include "template/walk.h"

namespace obsgen::templates {

namespace {

/// New names by where the old ones begin.
using Names = std::map<std::uint32_t, std::string>;

void rename_fields(std::vector<Name>& fields, const Names& names) {
  for (Name& field : fields) {
    const auto name = names.find(field.span.begin);
    if (name != names.end()) field.text = name->second;
  }
}

void rename_in(Operand& operand, const Names& names) {
  if (auto* field = std::get_if<Field>(&operand.node)) rename_fields(field->fields, names);
  if (auto* variable = std::get_if<Variable>(&operand.node)) rename_fields(variable->fields, names);
  if (auto* function = std::get_if<Function>(&operand.node)) rename_fields(function->fields, names);
  if (auto* inner = std::get_if<Parenthesised>(&operand.node)) rename_fields(inner->fields, names);
  auto* text = std::get_if<String>(&operand.node);
  if (text == nullptr) return;
  const auto name = names.find(operand.span.begin + 1);
  if (name != names.end()) text->written = quoted(name->second, text->written);
}

}  // namespace

Template rename_labels(Template source, const Rename& rename) {
  Names names;
  for (const LabelUse& use : uses(source).labels) {
    if (auto name = rename(use); name != use.name) names.emplace(use.span.begin, std::move(name));
  }
  if (!names.empty())
    for_each_operand(source, [&](Operand& operand) { rename_in(operand, names); });
  return source;
}

Template map_texts(Template source, const std::function<std::string(std::string_view)>& change) {
  for_each_text(source, [&](Text& text) { text.text = change(text.text); });
  for_each_operand(source, [&](Operand& operand) {
    auto* text = std::get_if<String>(&operand.node);
    if (text == nullptr) return;
    const auto value = text->value();
    if (auto changed = change(value); changed != value)
      text->written = quoted(changed, text->written);
  });
  return source;
}

Template trim_end(Template source) {
  while (!source.nodes.empty()) {
    auto* text = std::get_if<Text>(&source.nodes.back().node);
    if (text == nullptr) break;
    text->text.resize(text->text.find_last_not_of(" \t\r\n") + 1);
    if (!text->text.empty()) break;
    source.nodes.pop_back();
  }
  return source;
}

Template literal(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size();) {
    const bool opens = text.substr(at).starts_with("{{");
    escaped += opens ? std::string_view{"{{ \"{{\" }}"} : text.substr(at, 1);
    at += opens ? 2 : 1;
  }
  auto read = parse_template({.text = std::move(escaped)});
  OBS_ASSERT(read.ok());
  return *std::move(read.value);
}

}  // namespace obsgen::templates
