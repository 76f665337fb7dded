#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fragment.h"
#include "base/span.h"

/// YAML and JSON texts as trees that know where they stand, and trees of plain values as texts.
namespace obsgen::document {

struct Node;
struct Entry;

/// How a scalar is written. Block is `|` and `>`; a JSON string is DoubleQuoted, every other JSON
/// scalar is Plain.
enum class ScalarStyle { Plain, SingleQuoted, DoubleQuoted, Block };

/// `fragment.text` is the value; the fragment leads back to the bytes of the file, over escapes,
/// folded lines and block indentation. An absent value is Plain with an empty text.
struct Scalar {
  ScalarStyle style = ScalarStyle::Plain;
  Fragment fragment{};

  const std::string& text() const { return fragment.text; }
};

struct Sequence {
  std::vector<Node> items;  // no {} here: clang 14 rejects it while Node is incomplete
};

/// Entries in the order of the file; keys are unique.
struct Mapping {
  std::vector<Entry> entries;  // no {}, as above
};

/// `place` covers the whole text of the node: a scalar with its quotes, a block scalar from the `|`
/// to the end of its content, a flow collection with its brackets. A node that an alias stands for
/// has the place of its anchor.
struct Node {
  std::variant<Scalar, Sequence, Mapping> value;  // no {}, as above
  Place place{};
};

struct Entry {
  Scalar key{};
  Place key_place{};
  Node value{};

  const std::string& name() const { return key.fragment.text; }
};

/// The value under `key`, or nullptr.
const Node* find(const Mapping& mapping, std::string_view key);

/// The kind of a node as messages say it: "a mapping", "a list", "a string", "a number",
/// "a boolean", "null"; scalars as `resolve` reads them.
std::string_view kind_name(const Node& node);
std::string_view kind_name(const Scalar& scalar);

}  // namespace obsgen::document
