// The library's events say where a node starts, but neither where it ends nor where an absent value
// would stand. `cursor_` follows behind what has been read; brackets, dashes and colons are found
// from there. Nothing here recurses: nesting is the stack of frames, and its height is limited.
#include "document/yaml_tree.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "base/source_file.h"
#include "document/layout.h"
#include "document/read_yaml.h"
#include "document/scalar_scan.h"
#include "document/utf8.h"

namespace obsgen::document {

namespace {

constexpr std::string_view kNameEnd = " \t\r\n,[]{}";

std::uint32_t name_end(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(text.find_first_of(kNameEnd, at), text.size()));
}

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

}  // namespace

void YamlTree::stop(Diagnostic problem) {
  report(std::move(problem));
  throw Stop{};
}

Progress YamlTree::progress() const {
  Progress progress{.cursor = cursor_};
  for (const Frame& frame : frames_) {
    const std::uint32_t begin = frame.node.place.span.begin;
    const char c = byte_at(yaml_.text, begin);
    if (c == '[' || c == '{') progress.open_bracket = Span{begin, begin + 1};
  }
  return progress;
}

void YamlTree::OnDocumentStart(const YAML::Mark& mark) {
  if (!root_) return;
  const auto at = static_cast<std::uint32_t>(mark.pos) + yaml_.shift;
  const auto end = line_end(yaml_.text, at);
  if (yaml_.text.substr(at).starts_with("---")) {
    stop({.code = "yaml/documents",
          .place = yaml_.place(at, at + 3),
          .message = "a second document starts here, expected one",
          .help = "split the file"});
  }
  stop({.code = "yaml/syntax",
        .place = yaml_.place(at, end),
        .message = "expected the end of the file",
        .help = "check the indentation: this does not continue what stands above"});
}

/// Where the node itself starts, behind its anchor; reports tags and tabs.
std::uint32_t YamlTree::begin_node(const YAML::Mark& mark) {
  auto at = static_cast<std::uint32_t>(mark.pos) + yaml_.shift;
  const bool is_flow = !frames_.empty() && frames_.back().is_flow;
  if (const auto tab = is_flow ? std::nullopt : tab_before(yaml_.text, at)) {
    stop(tab_problem(yaml_, *tab));
  }
  for (char c = byte_at(yaml_.text, at); c == '&' || c == '!'; c = byte_at(yaml_.text, at)) {
    const bool is_verbatim = c == '!' && byte_at(yaml_.text, at + 1) == '<';
    const auto end = is_verbatim
                         ? static_cast<std::uint32_t>(
                               std::min(yaml_.text.find('>', at), yaml_.text.size() - 1) + 1)
                         : name_end(yaml_.text, at);
    if (c == '!') {
      report({.code = "yaml/tag",
              .place = yaml_.place(at, end),
              .message = fmt::format("tag '{}' is not supported", yaml_.text.substr(at, end - at)),
              .help = "remove it; a text that looks like something else is written in quotes"});
    }
    at = skip_to_content(yaml_.text, end);
  }
  return at;
}

void YamlTree::count_nodes(std::size_t count, std::uint32_t at) {
  nodes_ += count;
  if (nodes_ <= kMaxYamlNodes) return;
  stop({.code = "yaml/size",
        .place = yaml_.place(at, at),
        .message = fmt::format("more than {} values", kMaxYamlNodes),
        .help = "split the file"});
}

void YamlTree::OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                        const std::string& value) {
  add_scalar(begin_node(mark), value, anchor);
}

void YamlTree::add_scalar(std::uint32_t begin, const std::string& value, YAML::anchor_t anchor) {
  count_nodes(1, begin);
  ScalarScan scan = scan_scalar(yaml_.text, begin, value);
  check_scalar(scan, value);
  cursor_ = scan.span.end;
  Node node{.value = Scalar{.style = scan.style,
                            .fragment = {.text = value,
                                         .file = yaml_.file,
                                         .file_span = scan.span,
                                         .segments = std::move(scan.segments)}},
            .place = {yaml_.file, scan.span}};
  if (anchor != YAML::NullAnchor) keep_anchor(anchor, node, 1);
  add(std::move(node));
}

void YamlTree::check_scalar(const ScalarScan& scan, const std::string& value) {
  const Place place{yaml_.file, scan.span};
  // The library takes the end of the file for a closing double quote.
  if (!scan.is_closed) stop(unclosed_quote(yaml_, scan.span.begin));
  // The library makes one byte of '\N' and of '\_', where two are due.
  if (scan.style == ScalarStyle::DoubleQuoted &&
      find_invalid_utf8(value) != std::string_view::npos) {
    stop({.code = "yaml/syntax",
          .place = place,
          .message = "the escapes '\\N' and '\\_' are not supported",
          .help = "write '\\x85' or '\\xa0'"});
  }
  if (value.find('\0') != std::string::npos) {
    report({.code = "yaml/control",
            .place = place,
            .message = "the text has the character U+0000",
            .help = "remove it"});
  }
  if (find_noncharacter(value) != std::string_view::npos) {
    report({.code = "yaml/control",
            .place = place,
            .message = "the text has a code point that is no character",
            .help = "remove it"});
  }
}

/// The library reports both an absent value and a plain `null` as this event; the mark of an absent
/// value is that of whatever comes next, which may itself be a key named `null`.
void YamlTree::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const auto marked = static_cast<std::uint32_t>(mark.pos) + yaml_.shift;
  const std::uint32_t at = anchor == YAML::NullAnchor ? marked : begin_node(mark);
  if (const std::uint32_t length = null_word_at(at); length > 0) {
    add_scalar(begin_node(mark), std::string{yaml_.text.substr(at, length)}, anchor);
    return;
  }
  cursor_ = anchor == YAML::NullAnchor ? place_of_nothing() : name_end(yaml_.text, marked);
  count_nodes(1, cursor_);
  const Place place = yaml_.place(cursor_, cursor_);
  Node node{.value = Scalar{.fragment = {.file = yaml_.file, .file_span = place.span}},
            .place = place};
  if (anchor != YAML::NullAnchor) keep_anchor(anchor, node, 1);
  add(std::move(node));
}

/// Length of the plain null at `at`; 0 where another text stands, or the next key.
std::uint32_t YamlTree::null_word_at(std::uint32_t at) const {
  constexpr std::array<std::string_view, 4> kWords{"null", "Null", "NULL", "~"};
  const std::string_view rest = yaml_.text.substr(std::min<std::size_t>(at, yaml_.text.size()));
  const auto word = std::ranges::find_if(kWords, [&](auto w) { return rest.starts_with(w); });
  if (word == kWords.end()) return 0;
  const auto length = static_cast<std::uint32_t>(word->size());
  const std::uint32_t behind = skip_blanks(yaml_.text, at + length);
  const char next = byte_at(yaml_.text, behind);
  const bool is_flow = !frames_.empty() && frames_.back().is_flow;
  const bool is_key = !frames_.empty() && frames_.back().expected == Expected::Key;
  const bool ends = behind >= yaml_.text.size() || break_at(yaml_.text, behind) > 0 ||
                    (next == '#' && behind > at + length) || (next == ':' && is_key) ||
                    (is_flow && (next == ',' || next == ']' || next == '}'));
  return ends ? length : 0;
}

/// Behind the colon or dash that announces a value which is not there.
std::uint32_t YamlTree::place_of_nothing() {
  if (frames_.empty() || frames_.back().expected == Expected::Key) return cursor_;
  const Frame& frame = frames_.back();
  const char indicator = frame.expected == Expected::Value ? ':' : '-';
  const std::uint32_t at = skip_to_content(yaml_.text, cursor_);
  if (byte_at(yaml_.text, at) == indicator) return at + 1;
  if (frame.is_flow && frame.expected == Expected::Item) {
    report({.code = "yaml/syntax",
            .place = yaml_.place(at, at + 1),
            .message = fmt::format("expected a value before '{}'", byte_at(yaml_.text, at)),
            .help = "write null for nothing, or remove the comma"});
  }
  if (!frame.is_flow && frame.expected == Expected::Value) check_colon(frame);
  return cursor_;
}

/// The library takes a lone text at the end of a block mapping for a key without a value.
void YamlTree::check_colon(const Frame& frame) {
  std::uint32_t before = frame.entry.key_place.span.begin;
  while (before > 0 && is_blank(yaml_.text[before - 1]))
    --before;
  const bool is_explicit = before > 0 && yaml_.text[before - 1] == '?';
  if (is_explicit || !frame.is_kept) return;
  report({.code = "yaml/syntax",
          .place = frame.entry.key_place,
          .message = fmt::format("expected ':' after '{}'", frame.entry.name()),
          .help = "write a key as 'key: value'; indent what continues the line before"});
}

void YamlTree::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::uint32_t begin = begin_node(mark);
  cursor_ = name_end(yaml_.text, begin);
  const Place alias = yaml_.place(begin, cursor_);
  const auto known = anchors_.find(anchor);
  if (known == anchors_.end()) {
    stop({.code = "yaml/aliases",
          .place = alias,
          .message = fmt::format("'{}' stands inside of what it stands for",
                                 yaml_.text.substr(begin, cursor_ - begin)),
          .help = "write the value out"});
  }
  repeat(known->second, alias);
}

void YamlTree::repeat(const Anchored& anchored, Place alias) {
  alias_nodes_ += anchored.nodes;
  if (alias_nodes_ > kMaxAliasNodes) {
    stop({.code = "yaml/aliases",
          .place = alias,
          .message = fmt::format("aliases stand for more than {} values", kMaxAliasNodes),
          .help = "write the values out"});
  }
  if (frames_.size() + anchored.height > kMaxYamlDepth) {
    stop({.code = "yaml/depth",
          .place = alias,
          .message = fmt::format("nested deeper than {} levels", kMaxYamlDepth),
          .help = "write it flatter"});
  }
  count_nodes(anchored.nodes, alias.span.begin);
  add(anchored.node);
}

/// Keeps what an alias may repeat. The copies are limited too: anchors may be nested.
void YamlTree::keep_anchor(YAML::anchor_t anchor, const Node& node, std::size_t nodes) {
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

void YamlTree::OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                               YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) {
  open(begin_node(mark), {.value = Sequence{}}, anchor);
}

void YamlTree::OnSequenceEnd() { close(); }

void YamlTree::OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                          YAML::EmitterStyle::value /*style*/) {
  open(begin_node(mark), {.value = Mapping{}}, anchor);
}

void YamlTree::OnMapEnd() { close(); }

void YamlTree::open(std::uint32_t begin, Node node, YAML::anchor_t anchor) {
  const bool is_list = std::holds_alternative<Sequence>(node.value);
  const char bracket = is_list ? '[' : '{';
  const bool is_bracketed = byte_at(yaml_.text, begin) == bracket;
  if (frames_.size() >= kMaxYamlDepth) {
    stop({.code = "yaml/depth",
          .place = yaml_.place(begin, begin + 1),
          .message = fmt::format("nested deeper than {} levels", kMaxYamlDepth),
          .help = "write it flatter"});
  }
  cursor_ = begin + (is_bracketed ? 1 : 0);
  node.place = yaml_.place(begin, cursor_);
  frames_.push_back({.node = std::move(node),
                     .expected = is_list ? Expected::Item : Expected::Key,
                     .is_flow = is_bracketed || (!frames_.empty() && frames_.back().is_flow),
                     .anchor = anchor,
                     .nodes_before = nodes_});
  count_nodes(1, begin);
}

void YamlTree::close() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  Mapping* mapping = std::get_if<Mapping>(&frame.node.value);
  const char opened = byte_at(yaml_.text, frame.node.place.span.begin);
  if (opened == (mapping != nullptr ? '{' : '[')) {
    std::uint32_t at = skip_to_content(yaml_.text, cursor_);
    if (byte_at(yaml_.text, at) == ',') at = skip_to_content(yaml_.text, at + 1);
    if (byte_at(yaml_.text, at) == (mapping != nullptr ? '}' : ']')) cursor_ = at + 1;
  }
  // Behind a tag that is none the library lets a collection start before what it holds.
  frame.node.place.span.end = std::max(cursor_, frame.node.place.span.begin);
  if (mapping != nullptr) drop_duplicates(*mapping, diagnostics_);
  if (frame.anchor != YAML::NullAnchor) {
    keep_anchor(frame.anchor, frame.node, nodes_ - frame.nodes_before);
  }
  add(std::move(frame.node));
}

void YamlTree::add(Node node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = frames_.back();
  switch (frame.expected) {
    case Expected::Item:
      std::get<Sequence>(frame.node.value).items.push_back(std::move(node));
      return;
    case Expected::Key:
      set_key(frame, std::move(node));
      frame.expected = Expected::Value;
      return;
    case Expected::Value:
      frame.entry.value = std::move(node);
      if (frame.is_kept) {
        std::get<Mapping>(frame.node.value).entries.push_back(std::move(frame.entry));
      }
      frame.expected = Expected::Key;
      return;
  }
}

void YamlTree::set_key(Frame& frame, Node node) {
  Scalar* key = std::get_if<Scalar>(&node.value);
  const bool is_plain = key != nullptr && key->style == ScalarStyle::Plain;
  frame.is_kept = false;
  if (key == nullptr) {
    report({.code = "yaml/key",
            .place = node.place,
            .message = fmt::format("{} as a key, expected a string", kind_name(node)),
            .help = "quote a text that starts with a bracket"});
  } else if (is_plain && key->text().empty()) {
    report({.code = "yaml/key",
            .place = node.place,
            .message = "a key is missing",
            .help = "write the key before ':', an empty one as '\"\"'"});
  } else if (is_plain && key->text() == "<<") {
    report({.code = "yaml/merge-key",
            .place = node.place,
            .message = "merge keys are not supported",
            .help = "write the entries out"});
  } else {
    frame.is_kept = true;
    frame.entry = {.key = std::move(*key), .key_place = node.place};
  }
}

}  // namespace obsgen::document
