#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace obsgen::templates {

enum class TokenKind {
  Text,     // outside of braces, with the blanks that a neighbour trims
  Comment,  // from `{{` to behind `}}`
  Open,     // `{{`, or `{{- ` with its blank
  Close,    // `}}`, or ` -}}` with its blank
  Keyword,
  Word,  // a function's name
  Bool,
  Nil,
  Dot,
  Field,     // `.Labels`
  Variable,  // `$labels`; alone, `$`
  String,    // "…" or `…`, with its quotes
  Number,    // also `'c'` and `1+2i`
  Declare,   // `:=`
  Assign,    // `=`
  Pipe,
  LeftParen,
  RightParen,
  Other,  // a character that only some places take, or none
  Bad,    // what cannot be read; nothing follows but the end
  End
};

/// A piece of a text and the blanks in front of it, which only tokens inside braces have.
struct Token {
  TokenKind kind{};
  Span span{};
  std::string_view text{};
  std::string_view before{};
};

/// The tokens of a text, the last of them `End`. `problem` is what its `Bad` token stands for.
struct Tokens {
  std::vector<Token> tokens{};
  std::optional<Diagnostic> problem{};
};

}  // namespace obsgen::templates
