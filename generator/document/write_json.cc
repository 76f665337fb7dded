#include "document/write_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/overloaded.h"
#include "base/source_file.h"
#include "document/json_string.h"

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
std::string number(double value) {
  OBS_ASSERT(std::isfinite(value));
  constexpr double kExact = 9007199254740992;  // 2^53
  const double real = rounded(value);
  const bool is_whole = std::trunc(real) == real && std::abs(real) <= kExact;
  if (is_whole) return fmt::format("{}", static_cast<std::int64_t>(real));
  return fmt::format("{:.15g}", real);
}

/// Members by key, so that the same values are the same bytes.
std::vector<const Member*> sorted(const Value::Object& members) {
  std::vector<const Member*> order;
  order.reserve(members.size());
  for (const Member& member : members)
    order.push_back(&member);
  std::ranges::sort(order, {}, &Member::key);
  OBS_ASSERT(std::ranges::adjacent_find(order, {}, &Member::key) == order.end());
  return order;
}

enum class Lines { One, Many };

/// Prints a tree as it is walked: of a large dashboard there is no second one.
class JsonPrinter {
 public:
  explicit JsonPrinter(Lines lines) : lines_(lines) {}

  std::string print(const Value& value) && {
    write(value);
    return std::move(out_);
  }

 private:
  void write(const Value& value) {
    std::visit(Overloaded{[&](Null) { out_ += "null"; },
                          [&](bool flag) { out_ += flag ? "true" : "false"; },
                          [&](std::int64_t whole) { out_ += fmt::format("{}", whole); },
                          [&](double real) { out_ += number(real); },
                          [&](const Text& text) { write_text(text.text); },
                          [&](const Value::Array& items) { write_array(items); },
                          [&](const Value::Object& members) { write_object(members); }},
               value.node());
  }

  void write_text(const std::string& text) { append_json_string(out_, checked(text)); }

  void write_array(const Value::Array& items) {
    char before = '[';
    for (const Value& item : items) {
      begin_item(before);
      write(item);
      before = ',';
    }
    end_items(items.empty() ? "[]" : "]");
  }

  void write_object(const Value::Object& members) {
    char before = '{';
    for (const Member* member : sorted(members)) {
      begin_item(before);
      write_text(member->key);
      out_ += lines_ == Lines::Many ? ": " : ":";
      write(member->value);
      before = ',';
    }
    end_items(members.empty() ? "{}" : "}");
  }

  void begin_item(char before) {
    out_ += before;
    if (before != ',') ++depth_;
    break_line();
  }

  void end_items(std::string_view end) {
    if (end.size() == 1) {
      --depth_;
      break_line();
    }
    out_ += end;
  }

  void break_line() {
    if (lines_ == Lines::One) return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }

  Lines lines_;
  std::size_t depth_ = 0;
  std::string out_{};
};

}  // namespace

std::string write_json(const Value& value) { return JsonPrinter{Lines::Many}.print(value) + "\n"; }

std::string write_json_line(const Value& value) { return JsonPrinter{Lines::One}.print(value); }

}  // namespace obsgen::document
