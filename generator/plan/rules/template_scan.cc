#include "plan/rules/template_scan.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace obsgen::plan {

namespace {

using Kind = TemplateTokenKind;

constexpr auto kNone = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Go also takes letters beyond ASCII; their bytes are taken as part of a name.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c) ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

class Scanner {
 public:
  Scanner(std::string_view text, Diagnostics& diagnostics)
      : text_(text), diagnostics_(diagnostics) {}

  std::vector<TemplateAction> actions() {
    std::vector<TemplateAction> found;
    while ((at_ = text_.find("{{", at_)) != kNone) {
      auto action = one_action();
      if (!action) break;
      if (!action->empty()) found.push_back(*std::move(action));
    }
    return found;
  }

 private:
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    while (is_blank(peek()))
      ++at_;
  }

  // `}}`, or ` -}}`, which also eats blanks behind it.
  bool at_end() {
    if (starts("-}}") && is_blank(text_[at_ - 1])) ++at_;
    return starts("}}");
  }

  std::optional<TemplateAction> one_action() {
    TemplateAction action;
    at_ += 2;
    if (peek() == '-' && is_blank(peek(1))) ++at_;
    skip_blanks();
    if (starts("/*")) return comment();
    for (skip_blanks(); !at_end(); skip_blanks()) {
      if (at_ >= text_.size()) return std::nullopt;
      const auto token = next_token(action);
      if (!token) return std::nullopt;
      action.push_back(*token);
    }
    at_ += 2;
    return action;
  }

  std::optional<TemplateAction> comment() {
    const auto end = text_.find("*/", at_ + 2);
    if (end == kNone) return std::nullopt;
    at_ = end + 2;
    skip_blanks();
    if (!at_end()) return std::nullopt;
    at_ += 2;
    return TemplateAction{};
  }

  std::optional<TemplateToken> next_token(const TemplateAction& before) {
    const char c = peek();
    if (c == '"' || c == '`' || c == '\'') return quoted(c);
    if (c == '$') return words(Kind::Variable, 1);
    if (c == '.' && is_word(peek(1)) && !is_digit(peek(1)))
      return words(is_operand_end(before) ? Kind::Chain : Kind::Field, 1);
    if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && is_digit(peek(1)))) return number();
    if (is_word(c)) return words(Kind::Identifier, 0);
    return sign();
  }

  bool is_operand_end(const TemplateAction& before) const {
    if (before.empty() || before.back().span.end != at_) return false;
    const TemplateToken& last = before.back();
    return last.kind == Kind::Variable || last.kind == Kind::Field || last.kind == Kind::Chain ||
           last.text == ")";
  }

  TemplateToken token(Kind kind, std::size_t length) {
    const std::size_t begin = at_;
    at_ += length;
    return {kind, text_.substr(begin, length), span_of(begin, at_)};
  }

  TemplateToken words(Kind kind, std::size_t length) {
    while (is_word(peek(length)))
      ++length;
    return token(kind, length);
  }

  TemplateToken number() {
    std::size_t length = 1;
    while (is_word(peek(length)) || peek(length) == '.')
      ++length;
    return token(Kind::Number, length);
  }

  std::optional<TemplateToken> quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && (quote == '`' || text_[end] != '\n'))
      end += quote != '`' && text_[end] == '\\' ? 2U : 1U;
    if (end >= text_.size() || text_[end] != quote) return std::nullopt;
    return token(quote == '\'' ? Kind::Number : Kind::Text, end + 1 - at_);
  }

  std::optional<TemplateToken> sign() {
    if (starts(":=")) return token(Kind::Sign, 2);
    if (std::string_view{"()|,=."}.find(peek()) != kNone) return token(Kind::Sign, 1);
    if (starts("{{")) return std::nullopt;
    diagnostics_.push_back({.code = "alert/template-syntax",
                            .place = {0, span_of(at_, at_ + 1)},
                            .message = fmt::format("unexpected '{}' in an action", peek())});
    return std::nullopt;
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<TemplateAction> scan_template(std::string_view text, Diagnostics& diagnostics) {
  return Scanner{text, diagnostics}.actions();
}

}  // namespace obsgen::plan
