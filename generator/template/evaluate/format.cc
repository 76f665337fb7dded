// Source: Go, fmt. Flags and verbs that no text of an alert needs are unclear rather than wrong.
#include "template/evaluate/format.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "base/text.h"
#include "template/evaluate/number.h"
#include "template/syntax/letters.h"

namespace obsgen::templates {

namespace {

constexpr int kMaxWidth = 300;

/// A verb with its flags.
struct Directive {
  bool plus = false;
  bool minus = false;
  bool space = false;
  bool zero = false;
  std::optional<int> width{};
  std::optional<int> precision{};
  std::string verb{};  // one character

  bool is(char c) const { return verb.size() == 1 && verb.front() == c; }
};

Unclear unclear(std::string reason) { return {std::move(reason), {}}; }

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    at += character_at(text, at).size;
  return count;
}

std::string padded(std::string text, const Directive& how) {
  const auto size = characters(text);
  const auto width = static_cast<std::size_t>(how.width.value_or(0));
  if (size >= width) return text;
  const std::string fill(width - size, ' ');
  return how.minus ? text + fill : fill + text;
}

std::string sign_of(bool negative, const Directive& how) {
  return negative ? "-" : how.plus ? "+" : how.space ? " " : "";
}

/// Pads a number with the zeros that its width or its precision asks for.
std::string number_padded(const std::string& sign, std::string digits, std::size_t zeros,
                          const Directive& how) {
  if (digits.size() < zeros) digits.insert(0, zeros - digits.size(), '0');
  return padded(sign + digits, how);
}

/// An infinity or NaN, which is never filled with zeros.
std::string not_finite(std::string text, const Directive& how) {
  const bool signed_text = text.front() == '+' || text.front() == '-';
  if (text == "+Inf" && how.space && !how.plus) text.front() = ' ';
  if (!signed_text) text.insert(0, how.plus ? "+" : how.space ? " " : "");
  return padded(text, how);
}

std::string printed_float(double value, const Directive& how) {
  const char verb = how.verb.front();
  const char form = verb == 'v' ? 'g' : verb == 'F' ? 'f' : verb;
  const bool by_default = !how.precision && lower(form) != 'g';
  auto text = float_text(value, form, by_default ? std::optional{6} : how.precision);
  if (!std::isfinite(value)) return not_finite(std::move(text), how);
  const bool negative = text.starts_with('-');
  const auto sign = sign_of(negative, how);
  const bool fill = how.zero && !how.minus && how.width;
  const auto width = static_cast<std::size_t>(how.width.value_or(0));
  const std::size_t zeros = fill && width > sign.size() ? width - sign.size() : 0;
  return number_padded(sign, negative ? text.substr(1) : text, zeros, how);
}

std::string printed_integer(std::int64_t value, int base, const Directive& how) {
  const bool negative = value < 0;
  const auto size =
      negative ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits(64, '0');
  digits.resize(static_cast<std::size_t>(
      std::to_chars(digits.data(), digits.data() + digits.size(), size, base).ptr - digits.data()));
  if (how.is('X')) std::ranges::transform(digits, digits.begin(), upper);
  if (how.precision == 0 && value == 0) return padded("", how);
  const auto sign = sign_of(negative, how);
  std::size_t zeros = static_cast<std::size_t>(how.precision.value_or(0));
  const auto width = static_cast<std::size_t>(how.width.value_or(0));
  if (!how.precision && how.zero && !how.minus && width > sign.size()) zeros = width - sign.size();
  return number_padded(sign, digits, zeros, how);
}

std::string cut(std::string_view text, std::optional<int> precision) {
  if (!precision) return std::string{text};
  std::size_t at = 0;
  for (int left = *precision; left > 0 && at < text.size(); --left)
    at += character_at(text, at).size;
  return std::string{text.substr(0, at)};
}

/// A string in quotes, of ASCII that needs no escape but those of quotes and backslashes.
std::optional<std::string> quoted_plainly(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c < ' ' || c > '~') return std::nullopt;
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

Printed printed(const Value& value, const Directive& how);

/// `%!d(float64=1)`
Printed wrong_verb(const Value& value, const Directive& how) {
  const auto head = "%!" + how.verb + "(";
  if (is_nil(value)) return head + "<nil>)";
  Directive plain = how;
  plain.verb = "v";
  auto inner = printed(value, plain);
  if (const auto* text = std::get_if<std::string>(&inner))
    return head + type_name(value) + "=" + *text + ")";
  return inner;
}

Printed printed_text(const Value& value, std::string_view text, const Directive& how) {
  if (how.zero && how.width) return unclear("a text that is padded with zeros");
  if (how.is('v') || how.is('s')) return padded(cut(text, how.precision), how);
  if (how.is('x') || how.is('X')) {
    if (how.precision || how.space) return unclear("the bytes of a part of a text");
    std::string digits;
    for (const char c : text)
      digits += how.is('x') ? fmt::format("{:02x}", static_cast<unsigned char>(c))
                            : fmt::format("{:02X}", static_cast<unsigned char>(c));
    return padded(digits, how);
  }
  if (!how.is('q')) return wrong_verb(value, how);
  const auto quoted = quoted_plainly(cut(text, how.precision));
  if (!quoted || how.plus) return unclear("a text in quotes that needs escapes");
  return padded(*quoted, how);
}

Printed printed_whole(const Value& value, std::int64_t number, const Directive& how) {
  if (how.is('v') || how.is('d')) return printed_integer(number, 10, how);
  if (how.is('x') || how.is('X')) return printed_integer(number, 16, how);
  if (how.is('o')) return printed_integer(number, 8, how);
  if (how.is('b')) return printed_integer(number, 2, how);
  if (how.is('c') || how.is('q') || how.is('U') || how.is('O'))
    return unclear("a number as a character");
  return wrong_verb(value, how);
}

bool is_plain(const Directive& how) {
  return (how.is('v') || how.is('s')) && !how.width && !how.precision && !how.plus && !how.space;
}

Printed printed_map(const Value& value, const StringMap& map, const Directive& how) {
  if (!is_plain(how)) return unclear(fmt::format("a {} with '%{}'", type_name(value), how.verb));
  std::string out;
  for (const auto& [key, text] : map)
    out += fmt::format("{}{}:{}", out.empty() ? "" : " ", key, text);
  return "map[" + out + "]";
}

Printed printed_arguments(const Value& value, const Arguments& map, const Directive& how) {
  // Their keys are sorted as texts are.
  if (!is_plain(how) || !how.is('v') || map.values.size() > 10)
    return unclear(fmt::format("a {} with '%{}'", type_name(value), how.verb));
  std::string out;
  for (std::size_t at = 0; at < map.values.size(); ++at) {
    auto one = printed(map.values[at], how);
    if (std::holds_alternative<Unclear>(one)) return one;
    out += fmt::format("{}arg{}:{}", at == 0 ? "" : " ", at, std::get<std::string>(one));
  }
  return "map[" + out + "]";
}

Printed printed_nil(const Value& value, const Directive& how) {
  if (!how.is('v')) return wrong_verb(value, how);
  return how.zero && how.width ? Printed{unclear("nil that is padded with zeros")}
                               : Printed{padded("<nil>", how)};
}

Printed printed_double(const Value& value, double number, const Directive& how) {
  if (how.is('x') || how.is('X') || how.is('b')) return unclear("the bits of a number");
  if (how.verb.size() == 1 && std::string_view{"vgGeEfF"}.find(how.verb) != std::string::npos)
    return printed_float(number, how);
  return wrong_verb(value, how);
}

Printed printed_bool(const Value& value, bool one, const Directive& how) {
  if (!how.is('v') && !how.is('t')) return wrong_verb(value, how);
  if (how.zero && how.width) return unclear("a truth that is padded with zeros");
  return padded(one ? "true" : "false", how);
}

Printed printed(const Value& value, const Directive& how) {
  if (how.is('p')) return unclear("an address");
  if (how.is('T') && !is_nil(value)) {
    if (as<Top>(value) != nullptr) return unclear("the data of the text");
    return printed_text(value, type_name(value), [&] {
      Directive plain = how;
      plain.verb = "s";
      return plain;
    }());
  }
  if (how.is('T')) return padded("<nil>", how);
  return std::visit(
      Overloaded{[&](const Nothing&) { return printed_nil(value, how); },
                 [&](const NilElement&) { return printed_nil(value, how); },
                 [&](bool one) { return printed_bool(value, one, how); },
                 [&](std::int64_t one) { return printed_whole(value, one, how); },
                 [&](const Byte& one) { return printed_whole(value, one.value, how); },
                 [&](double one) { return printed_double(value, one, how); },
                 [&](const std::string& one) { return printed_text(value, one, how); },
                 [&](const Html& one) { return printed_text(value, one.text, how); },
                 [&](const StringMap& one) { return printed_map(value, one, how); },
                 [&](const Arguments& one) { return printed_arguments(value, one, how); },
                 [&](const Samples&) -> Printed {
                   return is_plain(how) ? Printed{"[]"} : Printed{unclear("samples with a format")};
                 },
                 [&](const Top&) -> Printed { return unclear("the data of the text"); }},
      value.node);
}

/// Reads a format from its front.
class Formatter {
 public:
  Formatter(std::string_view format, std::span<const Value> operands)
      : format_(format), operands_(operands) {}

  Printed run() {
    while (!format_.empty() && !unclear_) {
      const auto text = format_.substr(0, format_.find('%'));
      out_ += text;
      format_.remove_prefix(text.size());
      if (format_.empty()) break;
      format_.remove_prefix(1);
      directive();
    }
    if (!unclear_ && used_ < operands_.size()) add_extra();
    if (unclear_) return *unclear_;
    return out_;
  }

 private:
  void directive() {
    Directive how;
    take_flags(how);
    how.width = take_number();
    if (format_.size() > 1 && format_.starts_with('.')) {
      format_.remove_prefix(1);
      how.precision = take_number().value_or(0);
    }
    if (unclear_) return;
    if (format_.empty()) {
      out_ += "%!(NOVERB)";
      return;
    }
    how.verb = format_.substr(0, character_at(format_, 0).size);
    format_.remove_prefix(how.verb.size());
    print(how);
  }

  void take_flags(Directive& how) {
    for (; !format_.empty(); format_.remove_prefix(1)) {
      const char c = format_.front();
      if (c == '+')
        how.plus = true;
      else if (c == '-')
        how.minus = true;
      else if (c == ' ')
        how.space = true;
      else if (c == '0')
        how.zero = true;
      else if (c == '#')
        unclear_ = unclear("the flag '#'");
      else
        break;
    }
  }

  std::optional<int> take_number() {
    if (format_.starts_with('*') || format_.starts_with('[')) {
      unclear_ = unclear("operands that are chosen by the format");
      return std::nullopt;
    }
    const auto digits = format_.substr(0, format_.find_first_not_of("0123456789"));
    if (digits.empty()) return std::nullopt;
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc{} || number > kMaxWidth) unclear_ = unclear("a very wide field");
    format_.remove_prefix(digits.size());
    return number;
  }

  void print(Directive how) {
    if (how.is('%')) {
      out_ += '%';
    } else if (how.is('[') || how.is('w')) {
      unclear_ = unclear("operands that are chosen by the format");
    } else if (used_ >= operands_.size()) {
      out_ += "%!" + how.verb + "(MISSING)";
    } else {
      if (how.is('v')) how.plus = false;
      add(printed(operands_[used_++], how));
    }
  }

  void add(const Printed& printed) {
    if (const auto* text = std::get_if<std::string>(&printed))
      out_ += *text;
    else
      unclear_ = std::get<Unclear>(printed);
  }

  void add_extra() {
    out_ += "%!(EXTRA ";
    for (std::size_t at = used_; at < operands_.size(); ++at) {
      if (at > used_) out_ += ", ";
      const Value& one = operands_[at];
      if (!is_nil(one)) out_ += type_name(one) + "=";
      add(printed(one, {.verb = "v"}));
    }
    out_ += ")";
  }

  std::string_view format_;
  std::span<const Value> operands_;
  std::size_t used_ = 0;
  std::string out_{};
  std::optional<Unclear> unclear_{};
};

bool is_string(const Value& value) {
  return as<std::string>(value) != nullptr || as<Html>(value) != nullptr;
}

}  // namespace

Printed go_sprint(std::span<const Value> operands) {
  std::string out;
  for (std::size_t at = 0; at < operands.size(); ++at) {
    if (at > 0 && !is_string(operands[at]) && !is_string(operands[at - 1])) out += ' ';
    auto one = printed(operands[at], {.verb = "v"});
    if (std::holds_alternative<Unclear>(one)) return one;
    out += std::get<std::string>(one);
  }
  return out;
}

Printed go_sprintln(std::span<const Value> operands) {
  std::string out;
  for (std::size_t at = 0; at < operands.size(); ++at) {
    auto one = printed(operands[at], {.verb = "v"});
    if (std::holds_alternative<Unclear>(one)) return one;
    out += (at > 0 ? " " : "") + std::get<std::string>(one);
  }
  return out + "\n";
}

Printed go_sprintf(std::string_view format, std::span<const Value> operands) {
  return Formatter{format, operands}.run();
}

Printed go_shown(const Value& value) {
  if (is_nil(value)) return std::string{"<no value>"};
  return printed(value, {.verb = "v"});
}

}  // namespace obsgen::templates
