#include "document/yaml_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/source_file.h"
#include "document/layout.h"
#include "document/read_yaml.h"

namespace obsgen::document {

namespace {

/// Offset of the first byte of a character outside of YAML 1.2.2's production c-printable, or npos.
/// A carriage return counts only before a line feed. `text` is UTF-8.
std::size_t find_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c < 0x7F) continue;
    if (c == '\t' || c == '\n' || (c == '\r' && byte_at(text, at + 1) == '\n')) continue;
    if (c < 0x20 || c == 0x7F) return at;
    const auto next = static_cast<unsigned char>(byte_at(text, at + 1));
    if (c == 0xC2 && next < 0xA0 && next != 0x85) return at;
  }
  return std::string_view::npos;
}

Diagnostic control_problem(const YamlText& yaml, std::uint32_t at) {
  const auto c = static_cast<unsigned char>(yaml.text[at]);
  if (c == '\r') {
    return {.code = "yaml/control",
            .place = yaml.place(at, at + 1),
            .message = "a carriage return that no line feed follows",
            .help = "end lines with a line feed"};
  }
  const bool is_wide = c == 0xC2;
  const unsigned code = is_wide ? static_cast<unsigned char>(yaml.text[at + 1]) : c;
  return {.code = "yaml/control",
          .place = yaml.place(at, at + (is_wide ? 2 : 1)),
          .message = fmt::format("control character U+{:04X}", code),
          .help = fmt::format("in double quotes it can be written '\\x{:02x}'", code)};
}

}  // namespace

std::optional<Diagnostic> refuse_bytes(const YamlText& yaml) {
  if (yaml.text.size() > kMaxYamlBytes) {
    return Diagnostic{.code = "yaml/size",
                      .place = yaml.place(0, 0),
                      .message = fmt::format("the file has {} bytes, expected at most {}",
                                             yaml.text.size(), kMaxYamlBytes),
                      .help = "split the file"};
  }
  if (const std::size_t bad = find_invalid_utf8(yaml.text); bad != std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(bad);
    return Diagnostic{.code = "yaml/utf8",
                      .place = yaml.place(at, at + 1),
                      .message = fmt::format("byte 0x{:02X} is not UTF-8",
                                             static_cast<unsigned char>(yaml.text[bad])),
                      .help = "save the file as UTF-8"};
  }
  if (const std::size_t bad = find_control(yaml.text); bad != std::string_view::npos) {
    return control_problem(yaml, static_cast<std::uint32_t>(bad));
  }
  return std::nullopt;
}

std::optional<Span> tab_before(std::string_view text, std::uint32_t at) {
  std::uint32_t start = at;
  while (start > 0 && is_blank(text[start - 1]))
    --start;
  if (start > 0 && text[start - 1] != '\n') return std::nullopt;
  const auto tab = static_cast<std::uint32_t>(text.substr(start, at - start).find('\t'));
  if (tab >= at - start) return std::nullopt;
  return Span{start + tab, start + tab + 1};
}

Diagnostic tab_problem(const YamlText& yaml, Span tab) {
  return {.code = "yaml/tab",
          .place = yaml.place(tab.begin, tab.end),
          .message = "indentation uses a tab",
          .help = "indent with spaces"};
}

Diagnostic tag_problem(const YamlText& yaml, std::uint32_t at) {
  const bool is_verbatim = byte_at(yaml.text, at + 1) == '<';
  const auto closing = is_verbatim ? yaml.text.find('>', at) : std::string_view::npos;
  const std::size_t end =
      closing == std::string_view::npos
          ? std::min(yaml.text.find_first_of(" \t\r\n,[]{}", at), yaml.text.size())
          : closing + 1;
  return {.code = "yaml/tag",
          .place = yaml.place(at, static_cast<std::uint32_t>(end)),
          .message = fmt::format("tag '{}' is not supported", yaml.text.substr(at, end - at)),
          .help = "remove it; a text that looks like something else is written in quotes"};
}

}  // namespace obsgen::document
