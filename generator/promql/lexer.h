#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "promql/parse.h"
#include "promql/token.h"

namespace obsgen::promql {

/// As many problems as one expression can have; the rest would help nobody.
inline constexpr std::size_t kMaxProblems = 50;

/// The tokens of `text`, comments and blanks left out, always with an End last. A lexical error is
/// reported and ends the stream with a Bad token, except where the lexer knows how to go on.
/// `text` is at most 4 GiB - 1.
std::vector<Token> lex(std::string_view text, Dialect dialect, Diagnostics& diagnostics);

}  // namespace obsgen::promql
