#include "promql/parse.h"

#include <fmt/format.h>

#include "promql/lexer.h"
#include "promql/quote.h"
#include "promql/syntax/parser.h"
#include "promql/syntax/slips.h"
#include "promql/syntax/type_check.h"

namespace obsgen::promql {
namespace {

constexpr std::size_t kMaxInput = std::size_t{1} << 20;

// Messages quote the input and what its strings denote, which need not be UTF-8.
Diagnostics presentable(Diagnostics diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.message = valid_utf8(std::move(diagnostic.message));
    diagnostic.help = valid_utf8(std::move(diagnostic.help));
  }
  return in_order(std::move(diagnostics));
}

}  // namespace

Outcome<Expr> parse(std::string_view text, Dialect dialect) {
  Outcome<Expr> outcome;
  if (text.size() > kMaxInput) {
    outcome.diagnostics.push_back(
        {.code = "promql/too-long",
         .message =
             fmt::format("expression has {} bytes, at most {} are read", text.size(), kMaxInput)});
    return outcome;
  }
  const std::vector<Token> tokens = lex(text, dialect, outcome.diagnostics);
  std::unique_ptr<Expr> expr = Parser{text, tokens, outcome.diagnostics}.parse();
  if (expr == nullptr || !outcome.diagnostics.empty()) {
    outcome.diagnostics = presentable(std::move(outcome.diagnostics));
    return outcome;
  }
  check_types(*expr, dialect, outcome.diagnostics);
  // What is hardly meant does not matter before what is wrong.
  if (has_errors(outcome.diagnostics))
    std::erase_if(outcome.diagnostics, [](const Diagnostic& d) { return !is_error(d); });
  else
    append(outcome.diagnostics, slips(text, tokens, *expr));
  if (!outcome.diagnostics.empty())
    outcome.diagnostics = presentable(std::move(outcome.diagnostics));
  outcome.value = std::move(*expr);
  return outcome;
}

}  // namespace obsgen::promql
