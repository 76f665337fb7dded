#include "promql/macro.h"

#include "base/source_file.h"
#include "promql/token.h"

namespace obsgen::promql {
namespace {

// Longer references do not occur, and a bound keeps the search for their end linear.
constexpr std::size_t kLongestMacro = 512;

std::size_t name_length(std::string_view text) {
  if (text.empty() || !is_alpha(text.front())) return 0;
  std::size_t length = 1;
  while (length < text.size() && is_word(text[length]))
    ++length;
  return length;
}

// `${` and `[[` are two bytes; what follows the name up to the closer may be a field or a format.
std::size_t enclosed_length(std::string_view text, std::string_view closer) {
  const std::size_t name = name_length(text.substr(2));
  if (name == 0) return 0;
  const std::string_view rest = text.substr(2 + name);
  const bool braces = closer.size() == 1;
  if (rest.empty() || (rest[0] != ':' && rest[0] != closer[0] && !(braces && rest[0] == '.')))
    return 0;
  const std::size_t end = rest.substr(0, kLongestMacro).find(closer);
  const std::string_view format = rest.substr(0, end);
  if (end == std::string_view::npos || format.find('\n') != std::string_view::npos ||
      find_invalid_utf8(format) != std::string_view::npos)
    return 0;
  return 2 + name + end + closer.size();
}

}  // namespace

std::size_t macro_length(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text[0] == '[' && text[1] == '[') return enclosed_length(text, "]]");
  if (text[0] != '$') return 0;
  if (text[1] == '{') return enclosed_length(text, "}");
  const std::size_t name = name_length(text.substr(1));
  return name == 0 ? 0 : 1 + name;
}

std::string_view find_macro(std::string_view text) {
  for (std::size_t at = text.find_first_of("$["); at != std::string_view::npos;
       at = text.find_first_of("$[", at + 1))
    if (const auto length = macro_length(text.substr(at)); length > 0)
      return text.substr(at, length);
  return {};
}

bool has_macro(std::string_view text) { return !find_macro(text).empty(); }

std::string_view macro_variable(std::string_view text) {
  if (macro_length(text) == 0) return {};
  const std::string_view inner = text.substr(is_alpha(text[1]) ? 1 : 2);
  return inner.substr(0, name_length(inner));
}

}  // namespace obsgen::promql
