// Source: Go, text/template/parse/lex.go, whose rules of what ends a name, a number or a comment
// are followed to the letter: they are what a Prometheus refuses a rule file by.
#include "template/syntax/lexer.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "template/syntax/letters.h"

namespace obsgen::templates {

namespace {

using Kind = TokenKind;

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kEndBlanks = " \t\r\n";
constexpr std::array<std::string_view, 10> kKeywords{
    "block", "break", "continue", "define", "else", "end", "if", "range", "template", "with"};

bool is_blank(char c) { return kEndBlanks.find(c) != kNone; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Tokens tokens() {
    while (!out_.problem && at_ < text_.size())
      outside();
    push(Kind::End, at_, {});
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  /// The token from `begin` to here.
  void push(Kind kind, std::size_t begin, std::string_view before) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    out_.tokens.push_back({kind, span, text_.substr(begin, at_ - begin), before});
  }

  void fail(std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    out_.problem = Diagnostic{.code = "alert/template-syntax",
                              .place = {0, span},
                              .message = std::move(message),
                              .help = std::move(help)};
    at_ = begin;
    push(Kind::Bad, begin, {});
  }

  void outside() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find(kOpen, at_), text_.size());
    if (at_ > begin) push(Kind::Text, begin, {});
    if (at_ < text_.size()) action();
  }

  void action() {
    const std::size_t begin = at_;
    at_ += kOpen.size();
    if (peek() == '-' && at_ + 1 < text_.size() && is_blank(peek(1))) at_ += 2;
    if (starts("/*")) return comment(begin);
    push(Kind::Open, begin, {});
    open_ = begin;
    while (!out_.problem && inside()) {
    }
  }

  void comment(std::size_t begin) {
    const auto end = text_.find("*/", at_ + 2);
    if (end == kNone) return fail(begin, begin + kOpen.size(), "the comment has no end");
    at_ = end + 2;
    if (!at_close()) {
      return fail(at_, at_ + 1, "the braces do not end behind the comment",
                  "a comment fills its braces: '{{/* … */}}'");
    }
    at_ += close_size();
    push(Kind::Comment, begin, {});
  }

  bool at_trimming_close() const {
    return at_ < text_.size() && is_blank(text_[at_]) && text_.substr(at_ + 1).starts_with("-}}");
  }

  bool at_close() const { return starts(kClose) || at_trimming_close(); }

  std::size_t close_size() const { return starts(kClose) ? kClose.size() : kClose.size() + 2; }

  /// One token inside braces; false at their end.
  bool inside() {
    const std::size_t blanks = at_;
    while (at_ < text_.size() && is_blank(text_[at_]) && !at_trimming_close())
      ++at_;
    const auto before = text_.substr(blanks, at_ - blanks);
    if (at_close()) {
      close(before);
      return false;
    }
    if (at_ == text_.size()) {
      fail(open_, open_ + kOpen.size(), "'{{' without '}}'");
      return false;
    }
    token(before);
    return true;
  }

  void close(std::string_view before) {
    if (!parentheses_.empty())
      return fail(parentheses_.back(), parentheses_.back() + 1, "'(' without ')'");
    const std::size_t begin = at_;
    at_ += close_size();
    push(Kind::Close, begin, before);
  }

  void token(std::string_view before) {
    const std::size_t begin = at_;
    const char c = peek();
    if (c == '"' || c == '`' || c == '\'') return quoted(c, before);
    if (c == '$' || (c == '.' && !is_digit(peek(1)))) {
      ++at_;
      return name(begin, before);
    }
    if (is_digit(c) || c == '+' || c == '-' || c == '.') return number(before);
    if (is_of_a_name(character_at(text_, at_).value)) return name(begin, before);
    sign(before);
  }

  /// A keyword, a function's name, a field or a variable, whose `.` or `$` is passed.
  void name(std::size_t begin, std::string_view before) {
    pass_name();
    const auto word = text_.substr(begin, at_ - begin);
    if (!ends_a_name()) return bad_end(word);
    push(kind_of(word), begin, before);
  }

  void pass_name() {
    while (at_ < text_.size()) {
      const auto character = character_at(text_, at_);
      if (!is_of_a_name(character.value)) break;
      at_ += character.size;
    }
  }

  bool ends_a_name() const {
    return at_ == text_.size() || is_blank(text_[at_]) ||
           std::string_view{".,|:()"}.find(text_[at_]) != kNone || starts(kClose);
  }

  void bad_end(std::string_view word) {
    const auto size = character_at(text_, at_).size;
    const auto character = text_.substr(at_, size);
    auto help = fmt::format("a blank ends '{}'", word);
    if (character == "-" && word.size() > 1 && word.front() == '.')
      help = "a label of such a name is had by 'index $labels \"…\"'";
    if (character == "[") help = "elements are had by 'index'";
    fail(at_, at_ + size, fmt::format("unexpected '{}' behind '{}'", character, word),
         std::move(help));
  }

  static Kind kind_of(std::string_view word) {
    if (word == ".") return Kind::Dot;
    if (word.front() == '.') return Kind::Field;
    if (word.front() == '$') return Kind::Variable;
    if (word == "true" || word == "false") return Kind::Bool;
    if (word == "nil") return Kind::Nil;
    return std::ranges::find(kKeywords, word) != kKeywords.end() ? Kind::Keyword : Kind::Word;
  }

  void quoted(char quote, std::string_view before) {
    const std::size_t begin = at_;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && (quote == '`' || text_[end] != '\n'))
      end += quote != '`' && text_[end] == '\\' && !text_.substr(end).starts_with("\\\n") ? 2U : 1U;
    if (end >= text_.size() || text_[end] != quote) {
      return fail(begin, begin + 1,
                  quote == '\'' ? "the character has no end" : "the quoted text has no end");
    }
    at_ = end + 1;
    push(quote == '\'' ? Kind::Number : Kind::String, begin, before);
  }

  bool accept(std::string_view any) {
    if (at_ == text_.size() || any.find(text_[at_]) == kNone) return false;
    ++at_;
    return true;
  }

  void accept_all(std::string_view any) {
    while (accept(any)) {
    }
  }

  /// Passes what looks like a number; false when a name goes on behind it.
  bool pass_number() {
    constexpr std::string_view kDecimal = "0123456789_";
    constexpr std::string_view kHexadecimal = "0123456789abcdefABCDEF_";
    std::string_view digits = kDecimal;
    accept("+-");
    if (accept("0"))
      digits = accept("xX")   ? kHexadecimal
               : accept("oO") ? "01234567_"
               : accept("bB") ? "01_"
                              : kDecimal;
    accept_all(digits);
    if (accept(".")) accept_all(digits);
    const bool exponent =
        digits == kDecimal ? accept("eE") : digits == kHexadecimal && accept("pP");
    if (exponent) {
      accept("+-");
      accept_all(kDecimal);
    }
    accept("i");
    return at_ == text_.size() || !is_of_a_name(character_at(text_, at_).value);
  }

  void number(std::string_view before) {
    const std::size_t begin = at_;
    bool whole = pass_number();
    if (whole && (peek() == '+' || peek() == '-')) whole = pass_number() && text_[at_ - 1] == 'i';
    if (whole) return push(Kind::Number, begin, before);
    pass_name();
    fail(begin, at_, fmt::format("'{}' is not a number", text_.substr(begin, at_ - begin)));
  }

  void sign(std::string_view before) {
    const std::size_t begin = at_;
    const auto character = character_at(text_, at_);
    const auto text = text_.substr(at_, character.size);
    if (text == ":" && peek(1) != '=')
      return fail(at_, at_ + 1, "':' without '='", "':=' declares a variable");
    if (text == ")" && parentheses_.empty()) return fail(at_, at_ + 1, "')' without '('");
    if (character.value < ' ' || character.value > '~')
      return fail(at_, at_ + character.size, fmt::format("unexpected '{}' in an action", text));
    if (text == "(") parentheses_.push_back(at_);
    if (text == ")") parentheses_.pop_back();
    at_ += text == ":" ? 2U : 1U;
    push(kind_of_sign(text.front()), begin, before);
  }

  static Kind kind_of_sign(char c) {
    switch (c) {
      case ':':
        return Kind::Declare;
      case '=':
        return Kind::Assign;
      case '|':
        return Kind::Pipe;
      case '(':
        return Kind::LeftParen;
      case ')':
        return Kind::RightParen;
      default:
        return Kind::Other;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;
  std::vector<std::size_t> parentheses_{};
  Tokens out_{};
};

}  // namespace

Tokens lex(std::string_view text) { return Lexer{text}.tokens(); }

}  // namespace obsgen::templates
