#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"

/// From documents to the model: strict reading, every problem with its place.
namespace obsgen::catalog {

using document::Node;

/// The keys of a mapping. `what` names it in messages, with its article: "a metric".
struct Shape {
  std::string_view what{};
  std::span<const std::string_view> required{};
  std::span<const std::string_view> optional{};
};

/// A mapping whose keys are being read. A key that is not there, or whose value was refused (which
/// is then reported), reads as absent.
class Fields {
 public:
  Fields(const document::Mapping& mapping, Place place, Diagnostics& diagnostics)
      : mapping_(&mapping), place_(place), diagnostics_(&diagnostics) {}

  /// The value under `key` by `read(node, diagnostics)`, which returns an optional.
  template <class Read>
  std::invoke_result_t<const Read&, const Node&, Diagnostics&> get(std::string_view key,
                                                                   const Read& read) const {
    const Node* node = find(key);
    if (node == nullptr) return std::nullopt;
    return read(*node, *diagnostics_);
  }

  const Node* find(std::string_view key) const { return document::find(*mapping_, key); }

  bool has(std::string_view key) const { return find(key) != nullptr; }

  /// Of the value under `key`, else of the whole mapping.
  Place place_of(std::string_view key) const;

  /// Of the key itself, else of the whole mapping.
  Place place_of_key(std::string_view key) const;

  Place place() const { return place_; }

  const document::Mapping& mapping() const { return *mapping_; }

  Diagnostics& diagnostics() const { return *diagnostics_; }

 private:
  const document::Mapping* mapping_;
  Place place_;
  Diagnostics* diagnostics_;
};

/// The mapping of that shape. Reports a node of another kind (then there is nothing to read),
/// unknown keys and missing ones (then the rest can be read).
std::optional<Fields> open(const Node& node, const Shape& shape, Diagnostics& diagnostics);

/// The one key of `keys` that the mapping has. Reports none and several: "a panel needs exactly one
/// of …".
std::optional<std::string_view> exactly_one(const Fields& fields, std::string_view what,
                                            std::span<const std::string_view> keys);

/// True when no error has been added since there were `before` diagnostics.
bool clean_since(const Diagnostics& diagnostics, std::size_t before);

/// Reports that `node` is not `expected` ("a string"), and how to mend it where that is known.
void refuse_kind(const Node& node, std::string_view expected, Diagnostics& diagnostics);

/// "did you mean 'x'?", else "one of 'a', 'b'" when there are few, else nothing. Looks at no
/// candidate once there are hundreds of problems.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         const Diagnostics& diagnostics);
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         const Diagnostics& diagnostics);

/// `'a', 'b' and 'c'`.
std::string quoted_list(std::span<const std::string_view> words, std::string_view last_joint);

}  // namespace obsgen::catalog
