// Source: Prometheus, its template functions.
#include "template/evaluate/prometheus_functions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "template/evaluate/go_functions.h"
#include "template/evaluate/pattern.h"

namespace obsgen::templates::prometheus {

namespace {

bool is_ascii_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The operand that the table says is a text.
const std::string& text_of(const Operands& operands, std::size_t at) {
  return *as<std::string>(operands[at]);
}

Result link(const Operands& operands, int tab) {
  return Value{
      fmt::format("/graph?g0.expr={}&g0.tab={}", go::query_escaped(text_of(operands, 0)), tab)};
}

Result changed(const std::string& text, char (*change)(char)) {
  if (!is_ascii_text(text)) return Unclear{"letters beyond ASCII", {}};
  std::string out = text;
  std::ranges::transform(out, out.begin(), change);
  return Value{out};
}

struct HostPort {
  std::string_view host{};
  std::string_view port{};
};

constexpr auto kNone = std::string_view::npos;

/// Source: Go, net, SplitHostPort.
std::optional<HostPort> split(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == kNone) return std::nullopt;
  if (!text.starts_with('[')) {
    const auto host = text.substr(0, colon);
    if (host.find(':') != kNone || text.find_first_of("[]") != kNone) return std::nullopt;
    return HostPort{host, text.substr(colon + 1)};
  }
  const auto end = text.find(']');
  if (end == kNone || end + 1 != colon) return std::nullopt;
  const bool stray = text.find('[', 1) != kNone || text.find(']', end + 1) != kNone;
  if (stray) return std::nullopt;
  return HostPort{text.substr(1, end - 1), text.substr(colon + 1)};
}

bool is_address(std::string_view text) {
  int parts = 0;
  while (true) {
    const auto part = text.substr(0, text.find('.'));
    const bool digits = !part.empty() && part.size() <= 3 && std::ranges::all_of(part, is_digit);
    if (!digits || (part.size() > 1 && part.front() == '0')) return false;
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    if (number > 255) return false;
    ++parts;
    if (part.size() == text.size()) return parts == 4;
    text.remove_prefix(part.size() + 1);
  }
}

struct DurationUnit {
  std::string_view name{};
  std::int64_t milliseconds = 0;
};

constexpr std::array kUnits{DurationUnit{"y", 31'536'000'000},
                            DurationUnit{"w", 604'800'000},
                            DurationUnit{"d", 86'400'000},
                            DurationUnit{"h", 3'600'000},
                            DurationUnit{"m", 60'000},
                            DurationUnit{"s", 1000},
                            DurationUnit{"ms", 1}};

/// The longest duration, in milliseconds.
constexpr std::int64_t kLongest = 9'223'372'036'854;

/// Takes a number and its unit off the front of `rest`; the units ascend from `unit`.
std::optional<std::int64_t> take_part(std::string_view& rest, std::size_t& unit) {
  const auto digits = rest.substr(0, rest.find_first_not_of("0123456789"));
  rest.remove_prefix(digits.size());
  const auto name = rest.substr(0, rest.find_first_of("0123456789"));
  rest.remove_prefix(name.size());
  const auto* const found = std::ranges::find(kUnits, name, &DurationUnit::name);
  if (digits.empty() || digits.size() > 9 || found == kUnits.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(found - kUnits.begin());
  if (at < unit) return std::nullopt;
  unit = at + 1;
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number > kLongest / found->milliseconds ? kLongest + 1 : number * found->milliseconds;
}

}  // namespace

Result args(const Operands& operands, const Data&) { return Value{Arguments{operands}}; }

Result external_url(const Operands&, const Data& data) { return Value{data.external_url}; }

Result first(const Operands&, const Data&) {
  return Failed{"first() called on vector with no elements", {}};
}

Result graph_link(const Operands& operands, const Data&) { return link(operands, 0); }

Result table_link(const Operands& operands, const Data&) { return link(operands, 1); }

Result match(const Operands& operands, const Data&) {
  return matches(text_of(operands, 0), text_of(operands, 1));
}

Result now(const Operands&, const Data&) { return Unclear{"the time", {}}; }

Result of_sample(const Operands&, const Data&) {
  return Failed{"invalid memory address or nil pointer dereference", {}};
}

Result parse_duration(const Operands& operands, const Data&) {
  std::string_view rest = text_of(operands, 0);
  const auto wrong = [&] {
    return Failed{fmt::format("not a valid duration string: {:?}", text_of(operands, 0)), {}};
  };
  // Newer releases alone know durations below 0.
  if (rest.starts_with('-')) return Unclear{"a negative duration", {}};
  if (rest == "0") return Value{0.0};
  if (rest.empty()) return wrong();
  std::int64_t milliseconds = 0;
  for (std::size_t unit = 0; !rest.empty();) {
    if (rest.substr(0, rest.find_first_not_of("0123456789")).size() > 9)
      return Unclear{"a very long duration", {}};
    const auto part = take_part(rest, unit);
    if (!part) return wrong();
    milliseconds += *part;
  }
  if (milliseconds > kLongest) return Unclear{"a very long duration", {}};
  return Value{static_cast<double>(milliseconds * 1'000'000) / 1e9};
}

Result path_prefix(const Operands&, const Data& data) {
  std::string_view url = data.external_url;
  const auto scheme = url.find("://");
  if (scheme == kNone || url.find_first_of("%?#") != kNone) return Unclear{"the path of a URL", {}};
  const auto path = url.find('/', scheme + 3);
  return Value{path == kNone ? std::string{} : std::string{url.substr(path)}};
}

Result query(const Operands&, const Data&) { return Unclear{"the result of a query", {}}; }

Result replace_all(const Operands& operands, const Data&) {
  return replaced_matches(text_of(operands, 0), text_of(operands, 1), text_of(operands, 2));
}

Result safe_html(const Operands& operands, const Data&) {
  return Value{Html{text_of(operands, 0)}};
}

Result sort_by_label(const Operands& operands, const Data&) { return operands[1]; }

Result strip_port(const Operands& operands, const Data&) {
  const auto parts = split(text_of(operands, 0));
  return parts ? Value{std::string{parts->host}} : operands[0];
}

Result strip_domain(const Operands& operands, const Data&) {
  const std::string& text = text_of(operands, 0);
  const auto parts = split(text).value_or(HostPort{text, {}});
  if (is_address(parts.host)) return operands[0];
  if (parts.host.find(':') != kNone) return Unclear{"an address with colons", {}};
  const auto host = parts.host.substr(0, parts.host.find('.'));
  if (parts.port.empty()) return Value{std::string{host}};
  return Value{fmt::format("{}:{}", host, parts.port)};
}

Result title(const Operands& operands, const Data&) {
  const std::string& text = text_of(operands, 0);
  const auto known = [](char c) { return is_letter(c) || c == ' ' || c == '-'; };
  // What ends a word elsewhere is Unicode's business.
  if (!std::ranges::all_of(text, known)) return Unclear{"the words of a text", {}};
  std::string out = text;
  for (std::size_t at = 0; at < out.size(); ++at)
    if (at == 0 || !is_letter(out[at - 1])) out[at] = upper(out[at]);
  return Value{out};
}

Result to_lower(const Operands& operands, const Data&) {
  return changed(text_of(operands, 0), lower);
}

Result to_upper(const Operands& operands, const Data&) {
  return changed(text_of(operands, 0), upper);
}

Result url_query_escape(const Operands& operands, const Data&) {
  return Value{go::query_escaped(text_of(operands, 0))};
}

}  // namespace obsgen::templates::prometheus
