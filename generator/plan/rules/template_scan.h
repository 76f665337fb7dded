#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

/// Go templates cut into actions and those into tokens. Source: Go, text/template/parse/lex.go.
namespace obsgen::plan {

enum class TemplateTokenKind {
  Identifier,  // range, humanize
  Variable,    // $labels; alone, $
  Field,       // .Labels, on its own
  Chain,       // .name behind an operand without a blank
  Text,        // "…" or `…`, with its quotes
  Number,      // 1.5, 'c'
  Sign,        // ( ) | , := = .
};

struct TemplateToken {
  TemplateTokenKind kind{};
  std::string_view text{};
  Span span{};
};

/// What stands between `{{` and `}}`, comments left out.
using TemplateAction = std::vector<TemplateToken>;

/// The actions of `text`, whose tokens point into it, up to one that is not closed. Error
/// `alert/template-syntax`, at offsets of `text`: a character that stands for nothing.
std::vector<TemplateAction> scan_template(std::string_view text, Diagnostics& diagnostics);

}  // namespace obsgen::plan
