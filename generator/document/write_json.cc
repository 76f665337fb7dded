#include "document/write_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <json/value.h>
#include <json/writer.h>

#include "base/assert.h"
#include "base/overloaded.h"
#include "base/source_file.h"

namespace obsgen::document {

namespace {

const std::string& checked(const std::string& text) {
  OBS_ASSERT(find_invalid_utf8(text) == std::string_view::npos);
  return text;
}

/// With the digits that are printed, so that what is read back is printed alike.
double rounded(double value) {
  constexpr int kDigits = 15;
  std::array<char, 32> buffer{};
  const auto text = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                  std::chars_format::general, kDigits);
  const auto read = std::from_chars(buffer.data(), text.ptr, value);
  // The very largest would round up to what is no number any more.
  constexpr double kLargest = 1.79769313486231e308;
  if (read.ec == std::errc::result_out_of_range) return std::copysign(kLargest, value);
  return value;
}

/// Whole numbers as integers, so that no `.0` is printed.
Json::Value number(double value) {
  OBS_ASSERT(std::isfinite(value));
  constexpr double kExact = 9007199254740992;  // 2^53
  const double real = rounded(value);
  const bool is_whole = std::trunc(real) == real && std::abs(real) <= kExact;
  if (is_whole) return Json::Value::Int64{static_cast<std::int64_t>(real)};
  return real;
}

Json::Value json_of(const Value& value) {
  return std::visit(
      Overloaded{[](Null) { return Json::Value{}; }, [](bool flag) { return Json::Value{flag}; },
                 [](std::int64_t whole) { return Json::Value{Json::Value::Int64{whole}}; },
                 [](double real) { return number(real); },
                 [](const Text& text) { return Json::Value{checked(text.text)}; },
                 [](const Value::Array& items) {
                   Json::Value out{Json::arrayValue};
                   for (const Value& item : items)
                     out.append(json_of(item));
                   return out;
                 },
                 [](const Value::Object& members) {
                   Json::Value out{Json::objectValue};
                   for (const Member& member : members)
                     out[checked(member.key)] = json_of(member.value);
                   OBS_ASSERT(out.size() == members.size());  // no key is there twice
                   return out;
                 }},
      value.node());
}

std::string print(const Value& value, const char* indentation) {
  const bool is_line = *indentation == '\0';
  Json::StreamWriterBuilder builder;
  builder["indentation"] = indentation;
  builder["precision"] = 15;
  builder["emitUTF8"] = true;
  builder["enableYAMLCompatibility"] = !is_line;
  return Json::writeString(builder, json_of(value));
}

/// The library starts the brackets of a member on a line of their own, with a blank at the end of
/// the key's line. They are put behind the key: no string has a line break inside.
std::string with_brackets_joined(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  for (auto end = text.find(": \n"); end != std::string::npos; end = text.find(": \n", at)) {
    out.append(text, at, end + 2 - at);
    at = text.find_first_not_of(" \n", end + 2);
  }
  return out.append(text, at);
}

}  // namespace

std::string write_json(const Value& value) {
  return with_brackets_joined(print(value, "  ")) + "\n";
}

std::string write_json_line(const Value& value) { return print(value, ""); }

}  // namespace obsgen::document
