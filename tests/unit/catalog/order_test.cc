// The order of a mapping's keys means nothing: a catalog with its keys shuffled says the same.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/overloaded.h"
#include "describe.h"
#include "document/read_yaml.h"
#include "full_catalog.h"

using namespace obsgen;
using namespace obsgen::catalog::test;

namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Mappings whose entries come out in their order.
bool keeps_order(std::string_view key) { return key == "key" || key == "signals" || key == "rows"; }

class Shuffler {
 public:
  explicit Shuffler(unsigned seed) : random_(seed) {}

  /// The tree as a flow text, the keys of every mapping in some order.
  std::string write(const document::Node& node, std::string_view key = "") {
    return std::visit(
        Overloaded{[](const document::Scalar& scalar) {
                     return document::kind_name(scalar) == "a string" ? quoted(scalar.text())
                                                                      : scalar.text();
                   },
                   [&](const document::Sequence& sequence) {
                     std::string out;
                     for (const document::Node& item : sequence.items)
                       out += (out.empty() ? "" : ", ") + write(item);
                     return "[" + out + "]";
                   },
                   [&](const document::Mapping& mapping) { return write_mapping(mapping, key); }},
        node.value);
  }

 private:
  std::string write_mapping(const document::Mapping& mapping, std::string_view key) {
    std::vector<std::string> entries;
    for (const document::Entry& entry : mapping.entries)
      entries.push_back(quoted(entry.name()) + ": " + write(entry.value, entry.name()));
    if (!keeps_order(key)) std::ranges::shuffle(entries, random_);
    std::string out;
    for (const std::string& entry : entries)
      out += (out.empty() ? "" : ", ") + entry;
    return "{" + out + "}";
  }

  std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_order_of_keys_means_nothing) {
  const auto expected = describe(good(full_catalog()));
  for (unsigned seed = 0; seed < 20; ++seed)
    BOOST_TEST_CONTEXT("seed " << seed) {
      Files files = full_catalog();
      for (auto& [path, text] : files) {
        const auto tree = document::read_yaml({.path = path, .text = text}, 0);
        BOOST_TEST_REQUIRE(tree.ok());
        text = Shuffler{seed}.write(*tree.value);
      }
      BOOST_TEST(describe(good(files)) == expected);
    }
}
