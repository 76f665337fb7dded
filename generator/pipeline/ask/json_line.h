#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/span.h"
#include "document/json_string.h"
#include "promql/quote.h"

namespace obsgen::pipeline {

/// A name from an expression as JSON can hold it: runs of bytes that are not UTF-8 become U+FFFD,
/// U+0000 a space.
inline std::string json_text(std::string bytes) {
  std::string text = promql::valid_utf8(std::move(bytes));
  std::ranges::replace(text, '\0', ' ');
  return text;
}

/// One line of JSON, an object, written from left to right: a tree of values for each line of a
/// batch would take longer than the expression itself. Keys are plain names, texts UTF-8.
class JsonLine {
 public:
  void text(std::string_view key, std::string_view value) {
    name(key);
    document::append_json_string(out_, value);
  }

  /// Names from an expression.
  void names(std::string_view key, const std::vector<std::string>& values) {
    array(key, [&] {
      for (const std::string& value : values) {
        separate();
        document::append_json_string(out_, json_text(value));
      }
    });
  }

  /// What JSON has no number for is a text, as PromQL writes it.
  void number(std::string_view key, double value) {
    constexpr double kExact = 9007199254740992;  // 2^53
    if (!std::isfinite(value)) {
      text(key, std::isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
      return;
    }
    name(key);
    if (std::trunc(value) == value && std::abs(value) <= kExact)
      fmt::format_to(std::back_inserter(out_), "{}", static_cast<std::int64_t>(value));
    else
      fmt::format_to(std::back_inserter(out_), "{}", value);
  }

  void flag(std::string_view key, bool value) {
    name(key);
    out_ += value ? "true" : "false";
  }

  void place(Span span) {
    number("start", span.begin);
    number("end", span.end);
  }

  template <typename Members>
  void object(std::string_view key, const Members& members) {
    name(key);
    braced(members);
  }

  template <typename Items>
  void array(std::string_view key, const Items& items) {
    name(key);
    out_ += '[';
    items();
    out_ += ']';
  }

  /// An item of an array.
  template <typename Members>
  void item(const Members& members) {
    separate();
    braced(members);
  }

  /// The line; nothing may be written any more.
  std::string finish() && { return std::move(out_) + "}"; }

 private:
  template <typename Members>
  void braced(const Members& members) {
    out_ += '{';
    members();
    out_ += '}';
  }

  void name(std::string_view key) {
    separate();
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }

  /// A string ends in a quote, so that what else stands last tells whether something went before.
  void separate() {
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }

  std::string out_ = "{";
};

}  // namespace obsgen::pipeline
