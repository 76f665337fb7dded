#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <yaml.h>

#include "document/node.h"
#include "document/yaml_error.h"

namespace obsgen::document {

/// A token of the YAML library with its bytes in the text. A key that is not announced by a '?' is
/// an empty token before it.
struct Token {
  yaml_token_type_t type = YAML_NO_TOKEN;
  Span span{};
  std::string_view text{};  // of a scalar, anchor or alias: until the next token is read
  ScalarStyle style = ScalarStyle::Plain;
  int major_version = 0;
  bool is_lone = false;  // starts a text that has to be a key, but no ':' follows it
};

/// Reads the tokens of a text. The text outlives it.
class YamlScanner {
 public:
  /// Reads `text` from byte `shift` on, which is UTF-8 from there.
  YamlScanner(std::string_view text, std::uint32_t shift);
  ~YamlScanner();
  YamlScanner(const YamlScanner&) = delete;
  YamlScanner& operator=(const YamlScanner&) = delete;

  /// The next token; nothing when the library gave up, see `refusal`.
  std::optional<Token> next();

  /// Why the library gave up.
  Refusal refusal();

 private:
  std::uint32_t offset_of(const yaml_mark_t& mark);
  bool scan();
  bool forgive_lone_key();
  Token to_token();

  std::string_view text_;
  yaml_parser_t parser_{};
  yaml_token_t token_{};
  std::size_t known_characters_ = 0;  // as many characters reach from the shift …
  std::uint32_t known_offset_ = 0;    // … to here
  std::vector<std::size_t> lone_keys_{};
};

}  // namespace obsgen::document
