#include "document/yaml_error.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "document/layout.h"
#include "document/shown.h"

namespace obsgen::document {

namespace {

struct Words {
  std::string_view message;  // '{}' is the text at the place
  std::string_view help;
};

struct YamlMessage {
  std::string_view context;  // what theirs has in it
  std::string_view problem;  // empty: any
  Words ours;
};

constexpr std::string_view kIndentation = "check the indentation, or quote the value";
constexpr std::string_view kSpecification = "see the YAML 1.2 specification";

constexpr std::string_view kEscape = "found unknown escape character";
constexpr std::string_view kHex = "did not find expected hexdecimal number";
constexpr std::string_view kCodePoint = "found invalid Unicode character escape code";
constexpr std::string_view kName = "did not find expected alphabetic or numeric character";

constexpr std::array kYamlMessages{
    YamlMessage{"",
                "block sequence entries are not allowed in this context",
                {"a list item cannot start here",
                 "start the list on a line of its own, or quote the value"}},
    YamlMessage{"",
                "mapping keys are not allowed in this context",
                {"a key cannot start here", kIndentation}},
    YamlMessage{"",
                "found character that cannot start any token",
                {"a value cannot start with {}", "quote the value"}},
    YamlMessage{
        "",
        "found unexpected document indicator",
        {"a document marker inside of quoted text", "close the quotes before '---' or '...'"}},
    YamlMessage{
        "",
        "did not find expected comment or line break",
        {"unexpected {} after the mark of a text block", "start the text on the next line"}},
    YamlMessage{"",
                "found an indentation indicator equal to 0",
                {"a text block cannot be indented by 0", "write a digit from 1 to 9, or none"}},
    YamlMessage{
        "",
        kEscape,
        {"unknown escape", "write a backslash in double quotes as '\\\\', or use single quotes"}},
    YamlMessage{"",
                kHex,
                {"an escape without its hexadecimal digits",
                 "write '\\x' and 2, '\\u' and 4 or '\\U' and 8 digits"}},
    YamlMessage{"",
                kCodePoint,
                {"an escape that stands for no character",
                 "write a character beyond U+FFFF as '\\U' and 8 digits"}},
    YamlMessage{
        "an alias", kName, {"an alias cannot contain {}", "quote a text that starts with '*'"}},
    YamlMessage{
        "an anchor", kName, {"an anchor cannot contain {}", "quote a text that starts with '&'"}},
    YamlMessage{"",
                "found unexpected ':'",
                {"a ':' that nothing follows", "put a blank behind ':', or quote the value"}},
    YamlMessage{
        "%YAML",
        "",
        {"not well-formed YAML: YAML directives must have exactly one argument", kSpecification}},
    YamlMessage{
        "%TAG",
        "",
        {"not well-formed YAML: TAG directives must have exactly two arguments", kSpecification}},
    YamlMessage{
        "tag directive",
        "",
        {"not well-formed YAML: TAG directives must have exactly two arguments", kSpecification}},
    YamlMessage{"a directive", "", {"not well-formed YAML: an unknown directive", kSpecification}},
};

/// A tab in the indentation of the line of `at`.
std::optional<Span> tab_on_line(std::string_view text, std::uint32_t at) {
  const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  return tab_before(text, skip_blanks(text, start));
}

Place character(const YamlText& yaml, std::uint32_t at) { return yaml.place(at, at + 1); }

/// The whole of a wrong escape; the library stands at its backslash or behind its letter.
Place escape(const YamlText& yaml, const Refusal& refusal) {
  if (refusal.problem == kEscape) return yaml.place(refusal.at, refusal.at + 2);
  const char letter = byte_at(yaml.text, refusal.at - 1);
  const std::uint32_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  return yaml.place(refusal.at - 2, refusal.at + digits);
}

Diagnostic misplaced_colon(const YamlText& yaml, std::uint32_t at) {
  const std::size_t start = at == 0 ? 0 : yaml.text.rfind('\n', at - 1) + 1;
  const bool is_second = yaml.text.substr(start, at - start).find(": ") != std::string_view::npos;
  Diagnostic problem{.code = "yaml/syntax", .place = character(yaml, at)};
  if (is_second) {
    problem.message = "a second ': ' on one line";
    problem.help = "quote a text that has ': ' in it; start a nested mapping on a line of its own";
  } else {
    problem.message = "a ':' that ends no key";
    problem.help = "check the indentation, and the line before for a missing ':' or quote";
  }
  return problem;
}

Diagnostic unclosed_quote(const YamlText& yaml, std::uint32_t quote) {
  return {.code = "yaml/syntax",
          .place = character(yaml, quote),
          .message = "the quoted text has no closing quote",
          .help = "close it with the quote that opens it"};
}

Diagnostic nameless(const YamlText& yaml, const Refusal& refusal) {
  const char mark = byte_at(yaml.text, refusal.begin);
  return {.code = "yaml/syntax",
          .place = character(yaml, refusal.at),
          .message = fmt::format("expected a name after '{}'", mark),
          .help = fmt::format("quote a text that starts with '{}'", mark)};
}

Diagnostic translated(const YamlText& yaml, const Refusal& refusal) {
  const bool is_escape =
      refusal.problem == kEscape || refusal.problem == kHex || refusal.problem == kCodePoint;
  const bool is_directive = refusal.context.find("directive") != std::string_view::npos;
  Diagnostic problem{.code = "yaml/syntax",
                     .place = is_escape      ? escape(yaml, refusal)
                              : is_directive ? character(yaml, refusal.begin)
                                             : character(yaml, refusal.at)};
  const auto known = std::ranges::find_if(kYamlMessages, [&](const YamlMessage& t) {
    return refusal.context.find(t.context) != std::string_view::npos &&
           (t.problem.empty() || t.problem == refusal.problem);
  });
  if (known == kYamlMessages.end()) {
    problem.message = fmt::format("not well-formed YAML: {}", refusal.problem);
    problem.help = kSpecification;
  } else {
    problem.message = fmt::format(fmt::runtime(known->ours.message), shown(yaml.text, refusal.at));
    problem.help = known->ours.help;
  }
  return problem;
}

Words words_of(Breach breach) {
  switch (breach) {
    case Breach::FlowMapping:
      return {"expected ',' or '}}', found {}", "close the mapping with '}'"};
    case Breach::FlowList:
      return {"expected ',' or ']', found {}", "close the list with ']'"};
    case Breach::BlockMapping:
      return {"expected the next key, found {}", kIndentation};
    case Breach::BlockList:
      return {"expected the next '- ', found {}", kIndentation};
    case Breach::Closing:
      return {"{} closes nothing that is open here", "every '[' needs its ']', every '{' its '}'"};
    case Breach::Item:
      return {"a list item cannot start here",
              "start the list on a line of its own, or quote the value"};
    case Breach::Value:
      return {"a value cannot start with {}", "quote the value"};
    case Breach::SecondAnchor:
      return {"a second anchor for the same value", "keep one of them"};
    case Breach::SecondTag:
      return {"a second tag for the same value", "remove the tags; they are not supported"};
    case Breach::Version:
      return {"not well-formed YAML: YAML major version too large", kSpecification};
  }
  return {};
}

}  // namespace

Diagnostic to_diagnostic(const Refusal& refusal, const YamlText& yaml) {
  if (const auto tab = tab_on_line(yaml.text, refusal.at)) return tab_problem(yaml, *tab);
  if (refusal.problem == "mapping values are not allowed in this context") {
    return misplaced_colon(yaml, refusal.at);
  }
  if (refusal.problem == "found unexpected end of stream") {
    return unclosed_quote(yaml, refusal.begin);
  }
  if (refusal.problem == kName && refusal.at == refusal.begin + 1) return nameless(yaml, refusal);
  if (refusal.context.ends_with("a tag")) return tag_problem(yaml, refusal.begin);
  return translated(yaml, refusal);
}

Diagnostic to_diagnostic(Breach breach, const YamlText& yaml, std::uint32_t at) {
  const Words words = words_of(breach);
  return {.code = "yaml/syntax",
          .place = character(yaml, at),
          .message = fmt::format(fmt::runtime(words.message), shown(yaml.text, at)),
          .help = std::string{words.help}};
}

}  // namespace obsgen::document
