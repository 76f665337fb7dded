// Of the library only the scanner is used. Its parser tells neither where brackets, dashes and
// colons stand nor goes on behind a value that is missing.
#include "document/yaml_scanner.h"

#include <algorithm>
#include <new>

#include "document/layout.h"

namespace obsgen::document {

namespace {

constexpr std::string_view kLoneKey = "could not find expected ':'";

std::string_view view_of(const yaml_char_t* text, std::size_t size) {
  return {reinterpret_cast<const char*>(text), size};
}

std::string_view view_of(const yaml_char_t* text) { return reinterpret_cast<const char*>(text); }

ScalarStyle to_style(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::Block;
    default:
      return ScalarStyle::Plain;
  }
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

YamlScanner::YamlScanner(std::string_view text, std::uint32_t shift)
    : text_(text), known_offset_(shift) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc{};
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  const std::string_view rest = text.substr(shift);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(rest.data()),
                               rest.size());
}

YamlScanner::~YamlScanner() {
  yaml_token_delete(&token_);
  yaml_parser_delete(&parser_);
}

/// The library counts characters. Its marks hardly ever go back, so the way from the last one is
/// short.
std::uint32_t YamlScanner::offset_of(const yaml_mark_t& mark) {
  while (known_characters_ < mark.index && known_offset_ < text_.size()) {
    do {
      ++known_offset_;
    } while (is_continuation(byte_at(text_, known_offset_)));
    ++known_characters_;
  }
  while (known_characters_ > mark.index) {
    do {
      --known_offset_;
    } while (is_continuation(text_[known_offset_]));
    --known_characters_;
  }
  return known_offset_;
}

bool YamlScanner::scan() {
  yaml_token_delete(&token_);
  while (yaml_parser_scan(&parser_, &token_) == 0) {
    if (!forgive_lone_key()) return false;
  }
  return true;
}

/// The library ends where a line of a mapping is no key; the tokens are good all the same. Told
/// that no key is required there, it goes on.
bool YamlScanner::forgive_lone_key() {
  if (parser_.error != YAML_SCANNER_ERROR || kLoneKey != parser_.problem) return false;
  lone_keys_.push_back(parser_.context_mark.index);
  parser_.error = YAML_NO_ERROR;
  for (yaml_simple_key_t* key = parser_.simple_keys.start; key != parser_.simple_keys.top; ++key)
    key->required = 0;
  return true;
}

std::optional<Token> YamlScanner::next() {
  if (!scan()) return std::nullopt;
  return to_token();
}

Token YamlScanner::to_token() {
  const std::uint32_t begin = offset_of(token_.start_mark);
  Token token{.type = token_.type, .span = {begin, offset_of(token_.end_mark)}};
  const auto lone = std::ranges::find(lone_keys_, token_.start_mark.index);
  if (lone != lone_keys_.end() && token.span.size() > 0) {
    token.is_lone = true;
    lone_keys_.erase(lone);
  }
  switch (token.type) {
    case YAML_SCALAR_TOKEN:
      token.text = view_of(token_.data.scalar.value, token_.data.scalar.length);
      token.style = to_style(token_.data.scalar.style);
      break;
    case YAML_ALIAS_TOKEN:
      token.text = view_of(token_.data.alias.value);
      break;
    case YAML_ANCHOR_TOKEN:
      token.text = view_of(token_.data.anchor.value);
      break;
    case YAML_VERSION_DIRECTIVE_TOKEN:
      token.major_version = token_.data.version_directive.major;
      break;
    default:
      break;
  }
  return token;
}

Refusal YamlScanner::refusal() {
  if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc{};
  const std::uint32_t at = offset_of(parser_.problem_mark);
  return {.problem = parser_.problem,
          .context = parser_.context == nullptr ? "" : parser_.context,
          .at = at,
          .begin = parser_.context == nullptr ? at : offset_of(parser_.context_mark)};
}

}  // namespace obsgen::document
