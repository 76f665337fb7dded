// The library checks the grammar and says where each value stands, but neither where keys stand nor
// in which order; both are found by walking over the text along the values' offsets. What it is lax
// about (numbers like 01, control characters, surrogates) is checked beside it.
#include "document/read_json.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <json/reader.h>
#include <json/value.h>

#include "document/json_error.h"
#include "document/json_scan.h"
#include "document/layout.h"

namespace obsgen::document {

namespace {

/// Turns the library's values into nodes and collects what it let pass.
class JsonTree {
 public:
  explicit JsonTree(const JsonText& json) : json_(json) {}

  Node build(const Json::Value& value);

  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  Span span_of(const Json::Value& value) const;
  Scalar string(Span span, const char* begin, const char* end);
  Sequence list(const Json::Value& value);
  Mapping mapping(const Json::Value& value, Span span);
  void check_number(Span span);
  void report(Span span, std::string message, std::string help);

  JsonText json_;
  Diagnostics diagnostics_{};
};

Span JsonTree::span_of(const Json::Value& value) const {
  return {static_cast<std::uint32_t>(value.getOffsetStart()) + json_.shift,
          static_cast<std::uint32_t>(value.getOffsetLimit()) + json_.shift};
}

void JsonTree::report(Span span, std::string message, std::string help) {
  diagnostics_.push_back({.code = "json/syntax",
                          .place = {json_.file, span},
                          .message = std::move(message),
                          .help = std::move(help)});
}

Node JsonTree::build(const Json::Value& value) {
  const Span span = span_of(value);
  Node node{.value = Scalar{}, .place = {json_.file, span}};
  const char* begin = nullptr;
  const char* end = nullptr;
  if (value.isArray()) {
    node.value = list(value);
  } else if (value.isObject()) {
    node.value = mapping(value, span);
  } else if (value.getString(&begin, &end)) {
    node.value = string(span, begin, end);
  } else {
    if (value.isNumeric() && !value.isBool()) check_number(span);
    node.value =
        Scalar{.style = ScalarStyle::Plain,
               .fragment = {.text = std::string{json_.text.substr(span.begin, span.size())},
                            .file = json_.file,
                            .file_span = span,
                            .segments = {Segment{.text_begin = 0, .file_begin = span.begin}}}};
  }
  return node;
}

/// The string at `span`, which the library read as [begin, end).
Scalar JsonTree::string(Span span, const char* begin, const char* end) {
  Scalar scalar{.style = ScalarStyle::DoubleQuoted, .fragment = string_at(json_, span)};
  const std::string_view value{begin, static_cast<std::size_t>(end - begin)};
  if (scalar.text() != value) {
    // The two differ only where an escape stands for no character.
    report(span, "an escape that stands for no character", "write both halves of a surrogate pair");
  }
  return scalar;
}

void JsonTree::check_number(Span span) {
  const std::string_view text = json_.text.substr(span.begin, span.size());
  if (is_json_number(text)) return;
  report(span, fmt::format("'{}' is not a number of JSON", text),
         "digits stand on both sides of a point; no '+' and no zeros lead");
}

Sequence JsonTree::list(const Json::Value& value) {
  Sequence out;
  out.items.reserve(value.size());
  for (const Json::Value& item : value)
    out.items.push_back(build(item));
  return out;
}

Mapping JsonTree::mapping(const Json::Value& value, Span span) {
  std::vector<Json::Value::const_iterator> members;
  members.reserve(value.size());
  for (auto it = value.begin(); it != value.end(); ++it)
    members.push_back(it);
  std::ranges::sort(members, {}, [](const auto& it) { return it->getOffsetStart(); });
  Mapping out;
  out.entries.reserve(members.size());
  std::size_t cursor = span.begin + 1;
  for (const auto& it : members) {
    const std::size_t quote = json_.text.find('"', cursor);
    const Span key{static_cast<std::uint32_t>(quote),
                   static_cast<std::uint32_t>(end_of_string(json_.text, quote))};
    const char* end = nullptr;
    const char* begin = it.memberName(&end);
    out.entries.push_back(
        {.key = string(key, begin, end), .key_place = {json_.file, key}, .value = build(*it)});
    cursor = span_of(*it).end;
  }
  return out;
}

/// The library's errors, or an empty text.
std::string parse(const JsonText& json, Json::Value& root) {
  Json::CharReaderBuilder builder;
  Json::CharReaderBuilder::strictMode(&builder.settings_);
  builder["strictRoot"] = false;
  builder["skipBom"] = false;
  builder["rejectDupKeys"] = true;
  builder["failIfExtra"] = true;
  builder["stackLimit"] = static_cast<Json::Value::UInt>(kMaxJsonDepth + 2);
  const std::unique_ptr<Json::CharReader> reader{builder.newCharReader()};
  const std::string_view text = json.text.substr(json.shift);
  std::string errors;
  try {
    if (reader->parse(text.data(), text.data() + text.size(), &root, &errors)) return {};
  } catch (const std::exception& error) {
    return error.what();
  }
  return errors;
}

}  // namespace

Outcome<Node> read_json(const SourceFile& file, FileId id) {
  const bool has_mark = file.text.starts_with(kByteOrderMark);
  const JsonText json{.text = file.text,
                      .file = id,
                      .shift = static_cast<std::uint32_t>(has_mark ? kByteOrderMark.size() : 0)};
  if (auto problem = refuse_bytes(json)) return {.diagnostics = {*std::move(problem)}};
  Json::Value root;
  if (const std::string errors = parse(json, root); !errors.empty()) {
    return {.diagnostics = {to_diagnostic(errors, json)}};
  }
  JsonTree tree{json};
  Outcome<Node> outcome{.value = tree.build(root)};
  outcome.diagnostics = in_order(tree.take_diagnostics());
  if (!outcome.ok()) outcome.value.reset();
  return outcome;
}

}  // namespace obsgen::document
