// agreement.yaml holds small catalogs that are accepted and such that are refused. Here the reader
// is asked, in schema_test.py the JSON Schema; both must answer as the table says.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "document/read_yaml.h"
#include "memory_files.h"

using namespace obsgen;
using namespace obsgen::catalog::test;

namespace {

/// The table, which is kept as a tree to read its lists of texts.
document::Node table() {
  std::ifstream in{OBSGEN_SOURCE_DIR "/tests/unit/catalog/agreement.yaml", std::ios::binary};
  auto tree = document::read_yaml(
      {.path = "agreement.yaml", .text = {std::istreambuf_iterator<char>{in}, {}}}, 0);
  BOOST_TEST_REQUIRE(tree.ok());
  return *std::move(tree.value);
}

std::string text_at(const document::Node& root, std::string_view key) {
  const auto* node = document::find(std::get<document::Mapping>(root.value), key);
  BOOST_TEST_REQUIRE(node != nullptr);
  return std::get<document::Scalar>(node->value).text();
}

std::vector<std::string> texts_at(const document::Node& root, std::string_view key) {
  const auto* node = document::find(std::get<document::Mapping>(root.value), key);
  BOOST_TEST_REQUIRE(node != nullptr);
  std::vector<std::string> texts;
  for (const document::Node& item : std::get<document::Sequence>(node->value).items)
    texts.push_back(std::get<document::Scalar>(item.value).text());
  return texts;
}

/// The entries of `body` in place of those of `head` that have the same key.
std::string joined(const std::string& head, const std::string& body) {
  const auto tree = document::read_yaml({.path = "body", .text = body}, 0);
  BOOST_TEST_REQUIRE(tree.ok());
  std::string text;
  for (std::size_t begin = 0; begin < head.size();) {
    const auto line = head.substr(begin, head.find('\n', begin) + 1 - begin);
    const auto key = line.substr(0, line.find(':'));
    const auto& mapping = std::get<document::Mapping>(tree.value->value);
    if (document::find(mapping, key) == nullptr) text += line;
    begin += line.size();
  }
  for (const auto& entry : std::get<document::Mapping>(tree.value->value).entries) {
    const auto& span = entry.value.place.span;
    text += entry.name() + ": " + body.substr(span.begin, span.size()) + "\n";
  }
  return text;
}

Read read_library(const std::string& text, const std::string& head) {
  return read_files({{"catalog.yaml", head + "include: [library.yaml]\n"}, {"library.yaml", text}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_agreement)

BOOST_AUTO_TEST_CASE(the_reader_accepts_what_the_table_says) {
  const auto root = table();
  const auto head = text_at(root, "head");
  for (const std::string& body : texts_at(root, "accepted"))
    BOOST_TEST_CONTEXT(body) { BOOST_TEST(read_text(joined(head, body)).problems() == ""); }
  for (const std::string& body : texts_at(root, "accepted_libraries"))
    BOOST_TEST_CONTEXT(body) {
      BOOST_TEST(read_library(joined(text_at(root, "library"), body), head).problems() == "");
    }
}

BOOST_AUTO_TEST_CASE(the_reader_refuses_what_the_table_says) {
  const auto root = table();
  const auto head = text_at(root, "head");
  for (const std::string& body : texts_at(root, "refused"))
    BOOST_TEST_CONTEXT(body) { BOOST_TEST(!read_text(joined(head, body)).outcome.ok()); }
  for (const std::string& body : texts_at(root, "refused_libraries"))
    BOOST_TEST_CONTEXT(body) {
      BOOST_TEST(!read_library(joined(text_at(root, "library"), body), head).outcome.ok());
    }
}

BOOST_AUTO_TEST_SUITE_END()
