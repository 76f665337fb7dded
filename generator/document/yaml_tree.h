#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "document/yaml_error.h"
#include "document/yaml_scanner.h"
#include "document/yaml_text.h"

namespace obsgen::document {

/// Builds the tree of one document from the library's tokens. Nesting is limited, so it may
/// recurse.
class YamlTree {
 public:
  /// `read` is what the library is given in place of the text: as long, see `masked`.
  YamlTree(const YamlText& yaml, std::string_view read)
      : yaml_(yaml), read_(read), scanner_(read, yaml.shift), cursor_(yaml.shift) {}

  /// The whole document; nothing when there is none, or when a problem ended the reading.
  std::optional<Node> take_root();

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  /// What a node is part of: whether the items of a list may stand under it as far to the left as
  /// it, and whether it is written in brackets.
  enum class Around { Document, Item, Entry, Brackets };

  /// A collection that is still open.
  struct Open {
    yaml_token_type_t start = YAML_NO_TOKEN;  // the token that opened it
    std::uint32_t begin = 0;
  };

  struct Properties {
    std::optional<std::string> anchor{};
    bool has_tag = false;
  };

  struct Anchored {
    Node node{};
    std::size_t nodes = 0;
    std::size_t height = 0;
  };

  void report(Diagnostic problem) { diagnostics_.push_back(std::move(problem)); }

  [[noreturn]] void stop(Diagnostic problem);
  [[noreturn]] void stop(Breach breach);
  [[noreturn]] void stop_in_brackets(Breach breach, std::uint32_t bracket);
  [[noreturn]] void stop_in_list();
  [[noreturn]] void stop_behind_document();

  void advance();
  void take();

  bool hides_colon() const;
  void refuse_colon(Breach breach);

  bool is(yaml_token_type_t type) const { return token_.type == type; }

  void directives();
  Properties properties();
  Node node(Around around);
  Node content(Around around, bool has_properties);
  Node nothing();
  Node scalar();
  void check_value(const Scalar& scalar);
  Node alias();
  Node block_list();
  Node indentless_list();
  Node block_mapping();
  Node flow_list();
  Node flow_mapping();
  Node pair();
  Node flow_item();
  std::optional<Entry> entry(Around around);
  std::optional<Entry> to_entry(Node key);

  void open();
  Place close();
  void count_nodes(std::size_t count, std::uint32_t at);
  void keep_anchor(const std::string& anchor, const Node& node, std::size_t nodes);

  YamlText yaml_;
  std::string_view read_;
  YamlScanner scanner_;
  Token token_{};
  Diagnostics diagnostics_{};
  std::vector<Open> open_{};
  std::map<std::string, std::optional<Anchored>, std::less<>> anchors_{};  // nothing: still open
  std::size_t nodes_ = 0;
  std::size_t anchored_nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  std::uint32_t cursor_ = 0;  // behind the last node or mark that was read
};

}  // namespace obsgen::document
