#include "exposition/escape.h"

namespace obsgen::exposition {

namespace {

std::string escape(std::string_view raw, std::string_view special) {
  std::string out;
  out.reserve(raw.size());
  for (const char c : raw) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    out += '\\';
    // A raw newline would end the line.
    out += c == '\n' ? 'n' : c;
  }
  return out;
}

std::string unescape(std::string_view escaped, std::string_view escapes) {
  std::string out;
  out.reserve(escaped.size());
  for (std::size_t at = 0; at < escaped.size(); ++at) {
    const char c = escaped[at];
    const bool known = c == '\\' && at + 1 < escaped.size() &&
                       escapes.find(escaped[at + 1]) != std::string_view::npos;
    if (!known) {
      out += c;
      continue;
    }
    ++at;
    out += escaped[at] == 'n' ? '\n' : escaped[at];
  }
  return out;
}

}  // namespace

std::string escape_label_value(std::string_view raw) { return escape(raw, "\\\"\n"); }

std::string unescape_label_value(std::string_view escaped) { return unescape(escaped, "\\\"n"); }

std::string escape_help(std::string_view raw, Format format) {
  return escape(raw, format == Format::OpenMetrics ? "\\\"\n" : "\\\n");
}

std::string unescape_help(std::string_view escaped, Format format) {
  return unescape(escaped, format == Format::OpenMetrics ? "\\\"n" : "\\n");
}

std::size_t find_bad_escape(std::string_view escaped) {
  for (auto at = escaped.find('\\'); at != std::string_view::npos;
       at = escaped.find('\\', at + 2)) {
    if (at + 1 == escaped.size()) return at;
    const char next = escaped[at + 1];
    if (next != '\\' && next != '"' && next != 'n') return at;
  }
  return std::string_view::npos;
}

}  // namespace obsgen::exposition
