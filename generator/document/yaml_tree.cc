// What is missing (a value, a key) stands where the reading stands: `cursor_` is behind the last
// node or mark. A collection ends there too.
#include "document/yaml_tree.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "document/layout.h"
#include "document/read_yaml.h"
#include "document/scalar_scan.h"
#include "document/utf8.h"
#include "document/yaml_mask.h"

namespace obsgen::document {

namespace {

/// Ends the reading; the reason is already reported.
struct Stop {};

std::size_t height_of(const Node& node) {
  const auto highest = [](const auto& children, const auto& node_in) {
    std::size_t height = 0;
    for (const auto& child : children)
      height = std::max(height, height_of(node_in(child)));
    return height + 1;
  };
  return std::visit(
      Overloaded{[](const Scalar&) { return std::size_t{0}; },
                 [&](const Sequence& list) { return highest(list.items, std::identity{}); },
                 [&](const Mapping& mapping) {
                   return highest(mapping.entries,
                                  [](const Entry& e) -> const Node& { return e.value; });
                 }},
      node.value);
}

/// Keeps the first entry of each key and reports the others.
void drop_duplicates(Mapping& mapping, Diagnostics& diagnostics) {
  std::vector<Entry>& entries = mapping.entries;
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto name = [&](std::size_t i) -> const std::string& { return entries[i].name(); };
  std::ranges::stable_sort(order, {}, name);
  std::vector<bool> is_kept(entries.size(), true);
  bool has_duplicates = false;
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    if (name(order[i]) != name(order[first])) {
      first = i;
      continue;
    }
    const Entry& entry = entries[order[i]];
    diagnostics.push_back(
        {.code = "yaml/duplicate-key",
         .place = entry.key_place,
         .message = fmt::format("duplicate key '{}'", entry.name()),
         .help = "keep one of the two",
         .notes = {{.message = "it is here already", .place = entries[order[first]].key_place}}});
    is_kept[order[i]] = false;
    has_duplicates = true;
  }
  if (!has_duplicates) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_kept[i] && kept++ != i) entries[kept - 1] = std::move(entries[i]);
  }
  entries.resize(kept);
}

Diagnostic too_deep(Place place) {
  return {.code = "yaml/depth",
          .place = place,
          .message = fmt::format("nested deeper than {} levels", kMaxYamlDepth),
          .help = "write it flatter"};
}

std::uint32_t column_of(std::string_view text, std::uint32_t at) {
  const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  return at - static_cast<std::uint32_t>(line);
}

}  // namespace

std::optional<Node> YamlTree::take_root() {
  try {
    advance();
    directives();
    const bool has_start = is(YAML_DOCUMENT_START_TOKEN);
    if (has_start) take();
    while (is(YAML_DOCUMENT_END_TOKEN))
      advance();
    if (is(YAML_STREAM_END_TOKEN) && !has_start) return std::nullopt;
    Node root = node(Around::Document);
    while (is(YAML_DOCUMENT_END_TOKEN))
      advance();
    if (!is(YAML_STREAM_END_TOKEN)) stop_behind_document();
    return root;
  } catch (const Stop&) {
    return std::nullopt;
  }
}

void YamlTree::stop(Diagnostic problem) {
  report(std::move(problem));
  throw Stop{};
}

void YamlTree::stop(Breach breach) { stop(to_diagnostic(breach, yaml_, token_.span.begin)); }

void YamlTree::stop_in_brackets(Breach breach, std::uint32_t bracket) {
  if (is(YAML_FLOW_SEQUENCE_END_TOKEN) || is(YAML_FLOW_MAPPING_END_TOKEN)) stop(Breach::Closing);
  Diagnostic problem = to_diagnostic(breach, yaml_, token_.span.begin);
  problem.notes = {{.message = "it is opened here", .place = yaml_.place(bracket, bracket + 1)}};
  stop(std::move(problem));
}

/// What stands where the dashes of a list stand ends the list; then it has no place in what is
/// around the list.
void YamlTree::stop_in_list() {
  const std::string_view text = yaml_.text;
  if (column_of(text, token_.span.begin) != column_of(text, open_.back().begin)) {
    stop(Breach::BlockList);
  }
  if (open_.size() == 1) stop_behind_document();
  stop(open_[open_.size() - 2].start == YAML_BLOCK_MAPPING_START_TOKEN ? Breach::BlockMapping
                                                                       : Breach::BlockList);
}

void YamlTree::stop_behind_document() {
  const std::uint32_t at = token_.span.begin;
  if (is(YAML_FLOW_SEQUENCE_END_TOKEN) || is(YAML_FLOW_MAPPING_END_TOKEN)) stop(Breach::Closing);
  if (is(YAML_DOCUMENT_START_TOKEN)) {
    stop({.code = "yaml/documents",
          .place = yaml_.place(at, at + 3),
          .message = "a second document starts here, expected one",
          .help = "split the file"});
  }
  stop({.code = "yaml/syntax",
        .place = yaml_.place(at, line_end(yaml_.text, at)),
        .message = "expected the end of the file",
        .help = "check the indentation: this does not continue what stands above"});
}

void YamlTree::advance() {
  const auto token = scanner_.next();
  if (!token) stop(to_diagnostic(scanner_.refusal(), yaml_));
  token_ = *token;
}

/// Reads on behind a mark.
void YamlTree::take() {
  cursor_ = token_.span.end;
  advance();
}

/// Whether a ':' that the library was not shown follows what was read last.
bool YamlTree::hides_colon() const {
  return byte_at(yaml_.text, cursor_) == ':' && byte_at(read_, cursor_) == ' ';
}

void YamlTree::refuse_colon(Breach breach) {
  if (hides_colon()) stop(to_diagnostic(breach, yaml_, cursor_));
}

void YamlTree::directives() {
  while (is(YAML_STREAM_START_TOKEN) || is(YAML_VERSION_DIRECTIVE_TOKEN) ||
         is(YAML_TAG_DIRECTIVE_TOKEN)) {
    if (token_.major_version > 1) stop(Breach::Version);
    advance();
  }
}

YamlTree::Properties YamlTree::properties() {
  Properties found;
  Diagnostics tags;
  while (is(YAML_ANCHOR_TOKEN) || is(YAML_TAG_TOKEN)) {
    if (is(YAML_ANCHOR_TOKEN)) {
      if (found.anchor) stop(Breach::SecondAnchor);
      found.anchor = std::string{token_.text};
    } else {
      if (found.has_tag) stop(Breach::SecondTag);
      found.has_tag = true;
      tags.push_back(tag_problem(yaml_, token_.span.begin));
    }
    take();
  }
  append(diagnostics_, std::move(tags));
  return found;
}

Node YamlTree::node(Around around) {
  const Properties found = properties();
  if (!found.anchor) return content(around, found.has_tag);
  const std::size_t before = nodes_;
  anchors_.insert_or_assign(*found.anchor, std::nullopt);
  Node made = content(around, true);
  keep_anchor(*found.anchor, made, nodes_ - before);
  return made;
}

Node YamlTree::content(Around around, bool has_properties) {
  switch (token_.type) {
    case YAML_SCALAR_TOKEN:
      return scalar();
    case YAML_ALIAS_TOKEN:
      return has_properties ? nothing() : alias();
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
      return block_list();
    case YAML_BLOCK_MAPPING_START_TOKEN:
      return block_mapping();
    case YAML_FLOW_SEQUENCE_START_TOKEN:
      return flow_list();
    case YAML_FLOW_MAPPING_START_TOKEN:
      return flow_mapping();
    case YAML_BLOCK_ENTRY_TOKEN:
      if (around == Around::Brackets) stop(Breach::Item);
      return around == Around::Entry ? indentless_list() : nothing();
    case YAML_FLOW_ENTRY_TOKEN:
      if (around != Around::Brackets) stop(Breach::Value);
      return nothing();
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN:
      if (around != Around::Brackets) stop(Breach::Closing);
      return nothing();
    default:
      return nothing();
  }
}

/// A value that is not there.
Node YamlTree::nothing() {
  count_nodes(1, cursor_);
  const Place place = yaml_.place(cursor_, cursor_);
  return {.value = Scalar{.fragment = {.file = yaml_.file, .file_span = place.span}},
          .place = place};
}

Node YamlTree::scalar() {
  count_nodes(1, token_.span.begin);
  ScalarScan scan = scan_scalar(read_, token_.span, token_.style, token_.text);
  std::string value{token_.text};
  if (read_.data() != yaml_.text.data()) {
    value = unmasked(std::move(value), scan, yaml_.text, read_);
  }
  Scalar made{.style = token_.style,
              .fragment = {.text = std::move(value),
                           .file = yaml_.file,
                           .file_span = scan.span,
                           .segments = std::move(scan.segments)}};
  check_value(made);
  advance();
  cursor_ = scan.span.end;
  return {.value = std::move(made), .place = {yaml_.file, scan.span}};
}

void YamlTree::check_value(const Scalar& scalar) {
  const Place place{yaml_.file, scalar.fragment.file_span};
  if (scalar.text().find('\0') != std::string::npos) {
    report({.code = "yaml/control",
            .place = place,
            .message = "the text has the character U+0000",
            .help = "remove it"});
  }
  if (find_noncharacter(scalar.text()) != std::string_view::npos) {
    report({.code = "yaml/control",
            .place = place,
            .message = "the text has a code point that is no character",
            .help = "remove it"});
  }
}

Node YamlTree::alias() {
  const Span span = token_.span;
  const Place place = yaml_.place(span.begin, span.end);
  const std::string_view name = yaml_.text.substr(span.begin, span.size());
  const auto known = anchors_.find(token_.text);
  if (known == anchors_.end()) {
    stop({.code = "yaml/anchor",
          .place = place,
          .message = fmt::format("'{}' has no anchor before it", name),
          .help = "name a value with '&' first, or quote a text that starts with '*'"});
  }
  if (!known->second) {
    stop({.code = "yaml/aliases",
          .place = place,
          .message = fmt::format("'{}' stands inside of what it stands for", name),
          .help = "write the value out"});
  }
  const Anchored& anchored = *known->second;
  alias_nodes_ += anchored.nodes;
  if (alias_nodes_ > kMaxAliasNodes) {
    stop({.code = "yaml/aliases",
          .place = place,
          .message = fmt::format("aliases stand for more than {} values", kMaxAliasNodes),
          .help = "write the values out"});
  }
  if (open_.size() + anchored.height > kMaxYamlDepth) stop(too_deep(place));
  count_nodes(anchored.nodes, span.begin);
  take();
  return anchored.node;
}

Node YamlTree::block_list() {
  Sequence list;
  open();
  advance();
  while (is(YAML_BLOCK_ENTRY_TOKEN)) {
    take();
    list.items.push_back(node(Around::Item));
  }
  if (!is(YAML_BLOCK_END_TOKEN)) stop_in_list();
  advance();
  return {.value = std::move(list), .place = close()};
}

/// The dashes stand where the key stands that the list is the value of.
Node YamlTree::indentless_list() {
  Sequence list;
  open();
  while (is(YAML_BLOCK_ENTRY_TOKEN)) {
    take();
    list.items.push_back(node(Around::Item));
  }
  return {.value = std::move(list), .place = close()};
}

Node YamlTree::block_mapping() {
  Mapping mapping;
  open();
  advance();
  while (!is(YAML_BLOCK_END_TOKEN)) {
    if (!is(YAML_KEY_TOKEN) && !is(YAML_VALUE_TOKEN) && !token_.is_lone) stop(Breach::BlockMapping);
    if (auto made = entry(Around::Entry)) mapping.entries.push_back(*std::move(made));
  }
  advance();
  drop_duplicates(mapping, diagnostics_);
  return {.value = std::move(mapping), .place = close()};
}

Node YamlTree::flow_list() {
  Sequence list;
  const std::uint32_t bracket = token_.span.begin;
  open();
  take();
  while (!is(YAML_FLOW_SEQUENCE_END_TOKEN)) {
    list.items.push_back(flow_item());
    refuse_colon(Breach::FlowList);
    if (is(YAML_FLOW_ENTRY_TOKEN)) {
      advance();
    } else if (!is(YAML_FLOW_SEQUENCE_END_TOKEN)) {
      stop_in_brackets(Breach::FlowList, bracket);
    }
  }
  take();
  return {.value = std::move(list), .place = close()};
}

Node YamlTree::flow_item() {
  if (is(YAML_KEY_TOKEN) || is(YAML_VALUE_TOKEN)) return pair();
  if (is(YAML_FLOW_ENTRY_TOKEN)) {
    report({.code = "yaml/syntax",
            .place = yaml_.place(token_.span.begin, token_.span.end),
            .message = "expected a value before ','",
            .help = "write null for nothing, or remove the comma"});
  }
  return node(Around::Brackets);
}

/// An entry in a list in brackets is a mapping of its own.
Node YamlTree::pair() {
  Mapping mapping;
  open();
  if (auto made = entry(Around::Brackets)) mapping.entries.push_back(*std::move(made));
  return {.value = std::move(mapping), .place = close()};
}

Node YamlTree::flow_mapping() {
  Mapping mapping;
  const std::uint32_t bracket = token_.span.begin;
  open();
  take();
  while (!is(YAML_FLOW_MAPPING_END_TOKEN)) {
    if (auto made = entry(Around::Brackets)) mapping.entries.push_back(*std::move(made));
    refuse_colon(Breach::FlowMapping);
    if (is(YAML_FLOW_ENTRY_TOKEN)) {
      advance();
    } else if (!is(YAML_FLOW_MAPPING_END_TOKEN)) {
      stop_in_brackets(Breach::FlowMapping, bracket);
    }
  }
  take();
  drop_duplicates(mapping, diagnostics_);
  return {.value = std::move(mapping), .place = close()};
}

/// A key and its value; nothing when the key is refused.
std::optional<Entry> YamlTree::entry(Around around) {
  const bool is_lone = token_.is_lone;
  if (is(YAML_KEY_TOKEN)) {
    if (token_.span.size() > 0) cursor_ = token_.span.end;
    advance();
  }
  auto made = to_entry(is(YAML_VALUE_TOKEN) ? nothing() : node(around));
  if (is(YAML_VALUE_TOKEN)) {
    take();
    Node value = node(around);
    if (made) made->value = std::move(value);
    return made;
  }
  if (hides_colon()) ++cursor_;
  Node value = nothing();
  if (!made) return made;
  made->value = std::move(value);
  if (is_lone) {
    report({.code = "yaml/syntax",
            .place = made->key_place,
            .message = fmt::format("expected ':' after '{}'", made->name()),
            .help = "write a key as 'key: value'; indent what continues the line before"});
  }
  return made;
}

/// The entry of that key, still without its value; nothing when the key is refused.
std::optional<Entry> YamlTree::to_entry(Node key) {
  Scalar* scalar = std::get_if<Scalar>(&key.value);
  const bool is_plain = scalar != nullptr && scalar->style == ScalarStyle::Plain;
  if (scalar == nullptr) {
    report({.code = "yaml/key",
            .place = key.place,
            .message = fmt::format("{} as a key, expected a string", kind_name(key)),
            .help = "quote a text that starts with a bracket"});
  } else if (is_plain && scalar->text().empty()) {
    report({.code = "yaml/key",
            .place = key.place,
            .message = "a key is missing",
            .help = "write the key before ':', an empty one as '\"\"'"});
  } else if (is_plain && scalar->text() == "<<") {
    report({.code = "yaml/merge-key",
            .place = key.place,
            .message = "merge keys are not supported",
            .help = "write the entries out"});
  } else {
    return Entry{.key = std::move(*scalar), .key_place = key.place};
  }
  return std::nullopt;
}

/// A collection begins with the token.
void YamlTree::open() {
  const std::uint32_t begin = token_.span.begin;
  if (open_.size() >= kMaxYamlDepth) stop(too_deep(yaml_.place(begin, begin + 1)));
  open_.push_back({.start = token_.type, .begin = begin});
  cursor_ = begin;
  count_nodes(1, begin);
}

/// Where the innermost collection stands, which ends here.
Place YamlTree::close() {
  const std::uint32_t begin = open_.back().begin;
  open_.pop_back();
  return yaml_.place(begin, cursor_);
}

void YamlTree::count_nodes(std::size_t count, std::uint32_t at) {
  nodes_ += count;
  if (nodes_ <= kMaxYamlNodes) return;
  stop({.code = "yaml/size",
        .place = yaml_.place(at, at),
        .message = fmt::format("more than {} values", kMaxYamlNodes),
        .help = "split the file"});
}

/// Keeps what an alias may repeat. The copies are limited too: anchors may be nested.
void YamlTree::keep_anchor(const std::string& anchor, const Node& node, std::size_t nodes) {
  anchored_nodes_ += nodes;
  if (anchored_nodes_ > kMaxAliasNodes) {
    stop({.code = "yaml/aliases",
          .place = node.place,
          .message = fmt::format("anchors name more than {} values", kMaxAliasNodes),
          .help = "name smaller values"});
  }
  anchors_.insert_or_assign(anchor,
                            Anchored{.node = node, .nodes = nodes, .height = height_of(node)});
}

}  // namespace obsgen::document
