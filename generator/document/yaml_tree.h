#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "base/diagnostic.h"
#include "document/node.h"
#include "document/scalar_scan.h"
#include "document/yaml_error.h"
#include "document/yaml_text.h"

namespace obsgen::document {

/// Thrown through the YAML library to end the reading; the reason is already reported.
struct Stop {};

/// Builds the tree of one document from the library's events, with places that the events lack.
class YamlTree : public YAML::EventHandler {
 public:
  explicit YamlTree(const YamlText& yaml) : yaml_(yaml), cursor_(yaml.shift) {}

  /// The whole document; nothing when there was none.
  std::optional<Node> take_root() { return std::move(root_); }

  /// Where the reading stands, for the message when the library gives up.
  Progress progress() const;

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

  void OnDocumentStart(const YAML::Mark& mark) override;

  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;

 private:
  enum class Expected { Item, Key, Value };

  /// A collection that is still open.
  struct Frame {
    Node node{};
    Expected expected = Expected::Item;
    Entry entry{};         // its key is known while a value is expected
    bool is_kept = true;   // false: the key was refused, its entry will not be kept
    bool is_flow = false;  // written in brackets, itself or around it
    YAML::anchor_t anchor = 0;
    std::size_t nodes_before = 0;
  };

  struct Anchored {
    Node node{};
    std::size_t nodes = 0;
    std::size_t height = 0;
  };

  void report(Diagnostic problem) { diagnostics_.push_back(std::move(problem)); }

  [[noreturn]] void stop(Diagnostic problem);
  std::uint32_t begin_node(const YAML::Mark& mark);
  void count_nodes(std::size_t count, std::uint32_t at);
  void open(std::uint32_t begin, Node node, YAML::anchor_t anchor);
  void close();
  void add(Node node);
  void add_scalar(std::uint32_t begin, const std::string& value, YAML::anchor_t anchor);
  void check_scalar(const ScalarScan& scan, const std::string& value);
  void set_key(Frame& frame, Node node);
  void keep_anchor(YAML::anchor_t anchor, const Node& node, std::size_t nodes);
  void repeat(const Anchored& anchored, Place alias);
  std::uint32_t place_of_nothing();
  void check_colon(const Frame& frame);
  std::uint32_t null_word_at(std::uint32_t at) const;

  YamlText yaml_;
  std::optional<Node> root_{};
  Diagnostics diagnostics_{};
  std::vector<Frame> frames_{};
  std::map<YAML::anchor_t, Anchored> anchors_{};
  std::size_t nodes_ = 0;
  std::size_t anchored_nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  std::uint32_t cursor_ = 0;  // behind the last thing that was read
};

}  // namespace obsgen::document
