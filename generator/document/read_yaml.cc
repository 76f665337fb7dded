#include "document/read_yaml.h"

#include <string>
#include <utility>

#include "document/yaml_mask.h"
#include "document/yaml_text.h"
#include "document/yaml_tree.h"

namespace obsgen::document {

namespace {

bool is_nothing(const Node& node) {
  const auto* scalar = std::get_if<Scalar>(&node.value);
  return scalar != nullptr && scalar->style == ScalarStyle::Plain && scalar->text().empty();
}

}  // namespace

Outcome<Node> read_yaml(const SourceFile& file, FileId id) {
  const bool has_mark = file.text.starts_with(kByteOrderMark);
  const YamlText yaml{.text = file.text,
                      .file = id,
                      .shift = static_cast<std::uint32_t>(has_mark ? kByteOrderMark.size() : 0)};
  if (auto problem = refuse_bytes(yaml)) return {.diagnostics = {*std::move(problem)}};
  const std::string mask = masked(file.text);
  YamlTree tree{yaml, mask.empty() ? yaml.text : std::string_view{mask}};
  Outcome<Node> outcome{.value = tree.take_root(), .diagnostics = tree.take_diagnostics()};
  const bool is_empty = !outcome.value || is_nothing(*outcome.value);
  if (is_empty && outcome.diagnostics.empty()) {
    outcome.value.reset();
    outcome.diagnostics.push_back({.code = "yaml/empty",
                                   .place = yaml.place(yaml.shift, yaml.shift),
                                   .message = "the file is empty",
                                   .help = "write a mapping"});
  }
  outcome.diagnostics = in_order(std::move(outcome.diagnostics));
  return outcome;
}

}  // namespace obsgen::document
