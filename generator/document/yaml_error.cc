#include "document/yaml_error.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "document/layout.h"
#include "document/scalar_scan.h"
#include "document/shown.h"

namespace obsgen::document {

namespace {

struct Translation {
  std::string_view theirs;  // how the library's message starts
  std::string_view ours;    // '{}' is the text at the place
  std::string_view help;
};

namespace their = YAML::ErrorMsg;

constexpr std::string_view kIndentation = "check the indentation, or quote the value";

const std::array kTranslations{
    Translation{their::END_OF_MAP_FLOW, "expected ',' or '}}', found {}",
                "close the mapping with '}'"},
    Translation{their::END_OF_SEQ_FLOW, "expected ',' or ']', found {}", "close the list with ']'"},
    Translation{their::END_OF_MAP, "expected the next key, found {}", kIndentation},
    Translation{their::END_OF_SEQ, "expected the next '- ', found {}", kIndentation},
    Translation{their::FLOW_END, "{} closes nothing that is open here",
                "every '[' needs its ']', every '{' its '}'"},
    Translation{their::BLOCK_ENTRY, "a list item cannot start here",
                "start the list on a line of its own, or quote the value"},
    Translation{their::MAP_KEY, "a key cannot start here", kIndentation},
    Translation{their::UNKNOWN_TOKEN, "a value cannot start with {}", "quote the value"},
    Translation{their::DOC_IN_SCALAR, "a document marker inside of quoted text",
                "close the quotes before '---' or '...'"},
    Translation{their::CHAR_IN_BLOCK, "unexpected {} after the mark of a text block",
                "start the text on the next line"},
    Translation{their::ZERO_INDENT_IN_BLOCK, "a text block cannot be indented by 0",
                "write a digit from 1 to 9, or none"},
    Translation{their::INVALID_ESCAPE, "unknown escape",
                "write a backslash in double quotes as '\\\\', or use single quotes"},
    Translation{their::INVALID_HEX, "an escape without its hexadecimal digits",
                "write '\\x' and 2, '\\u' and 4 or '\\U' and 8 digits"},
    Translation{their::INVALID_UNICODE, "an escape that stands for no character",
                "write a character beyond U+FFFF as '\\U' and 8 digits"},
    Translation{their::MULTIPLE_ANCHORS, "a second anchor for the same value", "keep one of them"},
    Translation{their::MULTIPLE_TAGS, "a second tag for the same value",
                "remove the tags; they are not supported"},
    Translation{their::ALIAS_CONTENT, "an alias with an anchor or a tag",
                "an alias stands for the whole value"},
    Translation{their::ALIAS_NOT_FOUND, "expected a name after '*'",
                "quote a text that starts with '*'"},
    Translation{their::ANCHOR_NOT_FOUND, "expected a name after '&'",
                "quote a text that starts with '&'"},
    Translation{their::CHAR_IN_ALIAS, "an alias cannot contain {}",
                "quote a text that starts with '*'"},
    Translation{their::CHAR_IN_ANCHOR, "an anchor cannot contain {}",
                "quote a text that starts with '&'"},
};

std::uint32_t offset_of(const YAML::Exception& error, const YamlText& yaml) {
  const auto size = static_cast<std::uint32_t>(yaml.text.size());
  if (error.mark.is_null()) return size;
  return std::min(static_cast<std::uint32_t>(error.mark.pos) + yaml.shift, size);
}

/// A tab in the indentation of the line of `at`.
std::optional<Span> tab_on_line(std::string_view text, std::uint32_t at) {
  const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  return tab_before(text, skip_blanks(text, start));
}

/// The character at `at`; of a wrong escape the whole escape, which ends there.
Span span_of(const YAML::Exception& error, std::string_view text, std::uint32_t at) {
  const std::string_view message = error.msg;
  const bool is_escape = message.starts_with(their::INVALID_ESCAPE) ||
                         message.starts_with(their::INVALID_UNICODE) ||
                         message.starts_with(their::INVALID_HEX);
  const std::size_t backslash = is_escape ? text.substr(0, at).rfind('\\') : text.npos;
  if (backslash != text.npos) return {static_cast<std::uint32_t>(backslash), at};
  return {at, std::min(at + 1, static_cast<std::uint32_t>(text.size()))};
}

Diagnostic unknown_anchor(const YamlText& yaml, std::uint32_t at) {
  const std::string_view rest = yaml.text.substr(at);
  const auto size = std::min(rest.find_first_of(" \t\r\n,[]{}"), rest.size());
  return {.code = "yaml/anchor",
          .place = yaml.place(at, at + static_cast<std::uint32_t>(size)),
          .message = fmt::format("'{}' has no anchor before it", rest.substr(0, size)),
          .help = "name a value with '&' first, or quote a text that starts with '*'"};
}

Diagnostic misplaced_colon(const YamlText& yaml, std::uint32_t at) {
  const std::size_t start = at == 0 ? 0 : yaml.text.rfind('\n', at - 1) + 1;
  const bool is_second = yaml.text.substr(start, at - start).find(": ") != std::string_view::npos;
  Diagnostic problem{.code = "yaml/syntax", .place = yaml.place(at, at + 1)};
  if (is_second) {
    problem.message = "a second ': ' on one line";
    problem.help = "quote a text that has ': ' in it; start a nested mapping on a line of its own";
  } else {
    problem.message = "a ':' that ends no key";
    problem.help = "check the indentation, and the line before for a missing ':' or quote";
  }
  return problem;
}

/// The first quote behind `at` that starts a text and is not closed.
std::optional<std::uint32_t> find_unclosed_quote(std::string_view text, std::uint32_t at) {
  constexpr std::string_view kBefore = " \t\n[{,:-?";
  while (at < text.size()) {
    at = skip_to_content(text, at);
    const char c = byte_at(text, at);
    const bool starts = at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos;
    if ((c != '"' && c != '\'') || !starts) {
      ++at;
      continue;
    }
    const std::size_t closing = closing_quote(text, at);
    if (closing == std::string_view::npos) return at;
    at = static_cast<std::uint32_t>(closing + 1);
  }
  return std::nullopt;
}

Diagnostic translated(const YAML::Exception& error, const YamlText& yaml, std::uint32_t at) {
  Diagnostic problem{.code = "yaml/syntax", .place = {yaml.file, span_of(error, yaml.text, at)}};
  const auto known = std::ranges::find_if(kTranslations, [&](const Translation& t) {
    return std::string_view{error.msg}.starts_with(t.theirs);
  });
  if (known == kTranslations.end()) {
    problem.message = "not well-formed YAML: " + error.msg;
    problem.help = "see the YAML 1.2 specification";
  } else {
    problem.message = fmt::format(fmt::runtime(known->ours), shown(yaml.text, at));
    problem.help = known->help;
  }
  return problem;
}

}  // namespace

Diagnostic unclosed_quote(const YamlText& yaml, std::uint32_t quote) {
  return {.code = "yaml/syntax",
          .place = yaml.place(quote, quote + 1),
          .message = "the quoted text has no closing quote",
          .help = "close it with the quote that opens it"};
}

Diagnostic to_diagnostic(const YAML::Exception& error, const YamlText& yaml,
                         const Progress& progress) {
  const std::uint32_t at = offset_of(error, yaml);
  if (const auto tab = tab_on_line(yaml.text, at)) return tab_problem(yaml, *tab);
  if (error.msg == their::UNKNOWN_ANCHOR) return unknown_anchor(yaml, at);
  if (error.msg == their::MAP_VALUE) return misplaced_colon(yaml, at);
  if (error.msg == their::EOF_IN_SCALAR) {
    return unclosed_quote(yaml, find_unclosed_quote(yaml.text, progress.cursor).value_or(at));
  }
  Diagnostic problem = translated(error, yaml, at);
  const bool is_open = error.msg == their::END_OF_MAP_FLOW || error.msg == their::END_OF_SEQ_FLOW;
  if (is_open && progress.open_bracket) {
    problem.notes = {
        {.message = "it is opened here", .place = Place{yaml.file, *progress.open_bracket}}};
  }
  return problem;
}

}  // namespace obsgen::document
