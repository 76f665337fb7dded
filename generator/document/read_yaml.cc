#include "document/read_yaml.h"

#include <sstream>
#include <string>
#include <utility>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "document/yaml_error.h"
#include "document/yaml_text.h"
#include "document/yaml_tree.h"

namespace obsgen::document {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Runs the library over the text; false when it ended early, with the reason reported.
bool run(const YamlText& yaml, YamlTree& tree, Diagnostics& out) {
  try {
    std::istringstream input{std::string{yaml.text.substr(yaml.shift)}};
    YAML::Parser parser{input};
    while (parser.HandleNextDocument(tree)) {
    }
    return true;
  } catch (const Stop&) {
    return false;
  } catch (const YAML::Exception& error) {
    out.push_back(to_diagnostic(error, yaml, tree.progress()));
    return false;
  }
}

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
  YamlTree tree{yaml};
  Outcome<Node> outcome;
  const bool is_whole = run(yaml, tree, outcome.diagnostics);
  append(outcome.diagnostics, tree.take_diagnostics());
  if (is_whole) outcome.value = tree.take_root();
  if (is_whole && (!outcome.value || is_nothing(*outcome.value)) && outcome.diagnostics.empty()) {
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
