#include "promql/lexer.h"

#include <utility>

#include <fmt/format.h>

#include "promql/macro.h"
#include "promql/quote.h"
#include "promql/syntax/scan_number.h"

// One pass over the bytes with three modes: plain, inside `{}`, inside `[]`. Inside braces no word
// is a keyword; in brackets only four words exist, and which signs are understood depends on
// whether a number has been seen, as it does in Prometheus.
namespace obsgen::promql {
namespace {

constexpr std::string_view kQuoteHelp = "use straight quotes: \" or '";

// Length of a typographic quotation mark at the start of `text`, else 0.
std::size_t smart_quote_length(std::string_view text) {
  for (const std::string_view mark : {"“", "”", "„", "‘", "’", "«", "»"})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

class Lexer {
 public:
  Lexer(std::string_view text, Dialect dialect, Diagnostics& diagnostics)
      : text_(text), dialect_(dialect), diagnostics_(diagnostics) {
    may_have_macros_ =
        text.find('$') != std::string_view::npos || text.find("[[") != std::string_view::npos;
  }

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 3 + 8);
    while (!stopped_) {
      skip_blanks();
      begin_ = at_;
      if (at_ >= text_.size()) break;
      next();
    }
    if (!stopped_) check_end();
    begin_ = at_ = text_.size();
    emit(TokenKind::End);
    return std::move(tokens_);
  }

 private:
  enum class Bracket { Closed, BeforeNumber, AfterNumber };

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::string_view rest() const { return text_.substr(at_); }

  Span span_to(std::size_t end) const {
    return {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)};
  }

  void emit(TokenKind kind, std::uint8_t which = 0) {
    tokens_.push_back({kind, which, span_to(at_)});
  }

  template <class Op>
  void emit_sized(TokenKind kind, std::size_t length, Op op) {
    at_ = begin_ + length;
    emit(kind, static_cast<std::uint8_t>(op));
  }

  void emit_sized(TokenKind kind, std::size_t length) { emit_sized(kind, length, 0); }

  void report_as(std::string code, Span span, std::string message, std::string help) {
    if (diagnostics_.size() >= kMaxProblems) return;
    diagnostics_.push_back({.code = std::move(code),
                            .place = {.file = 0, .span = span},
                            .message = std::move(message),
                            .help = std::move(help)});
  }

  void report(Span span, std::string message, std::string help) {
    report_as("promql/syntax", span, std::move(message), std::move(help));
  }

  void stop() {
    emit(TokenKind::Bad);
    stopped_ = true;
  }

  void fail(Span span, std::string message, std::string help = {}) {
    report(span, std::move(message), std::move(help));
    stop();
  }

  // A comment before the first number in brackets is not understood there.
  void skip_blanks() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '#' && bracket_ != Bracket::BeforeNumber) {
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r')
          ++at_;
      } else {
        return;
      }
    }
  }

  void check_end() {
    if (in_braces_) {
      begin_ = opener_;
      fail(span_to(opener_ + 1), "'{' is never closed", "add '}'");
    } else if (bracket_ != Bracket::Closed) {
      begin_ = opener_;
      fail(span_to(opener_ + 1), "'[' is never closed", "add ']'");
    }
  }

  void next() {
    if (may_have_macros_ && macro()) return;
    const char c = text_[at_];
    if (c == '"' || c == '\'' || c == '`') {
      if (bracket_ == Bracket::BeforeNumber) return bad_character();
      return string();
    }
    if (in_braces_) return in_braces(c);
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (is_alpha(c) || c == ':') return word_or_colon(c);
    sign(c);
  }

  // A reference, alone or grown together with word characters: `$job`, `node_${kind}_total`,
  // `${n}m`. `which` is 1 when nothing is grown to it.
  bool macro() {
    std::size_t length = 0;
    bool found = false;
    bool alone = true;
    const bool colon = !in_braces_ && bracket_ == Bracket::Closed;
    const bool point = is_digit(text_[at_]);
    while (at_ + length < text_.size()) {
      const char c = text_[at_ + length];
      if (is_word(c) || (c == ':' && colon) || (c == '.' && point)) {
        alone = false;
        ++length;
        continue;
      }
      const bool opens = c == '$' || (c == '[' && peek(length + 1) == '[');
      const std::size_t reference = opens ? macro_length(text_.substr(at_ + length)) : 0;
      if (reference == 0 || !applies(c)) break;
      alone = alone && !found;
      found = true;
      length += reference;
    }
    if (!found) return false;
    if (dialect_ == Dialect::Plain) report_macro(length);
    if (bracket_ == Bracket::BeforeNumber) bracket_ = Bracket::AfterNumber;
    number_seen_ = number_seen_ || bracket_ != Bracket::Closed;
    emit_sized(TokenKind::Macro, length, alone ? 1 : 0);
    return true;
  }

  // In plain PromQL `[[` is read as two brackets, so that the message is about brackets.
  bool applies(char opener) const { return dialect_ == Dialect::Template || opener == '$'; }

  void report_macro(std::size_t length) {
    report(span_to(at_ + length),
           fmt::format("unexpected variable '{}'", text_.substr(at_, length)),
           "Grafana variables are known in dashboards only");
  }

  void bad_character() {
    if (const std::size_t quote = smart_quote_length(rest()))
      return fail(span_to(at_ + quote), fmt::format("unexpected '{}'", rest().substr(0, quote)),
                  std::string{kQuoteHelp});
    const std::string where = in_braces_                    ? " inside '{}'"
                              : bracket_ != Bracket::Closed ? " in a duration"
                                                            : "";
    const bool doubled = rest().starts_with("&&") || rest().starts_with("||");
    const std::size_t length = doubled ? 2 : character_length(rest());
    const std::string shown =
        doubled ? fmt::format("'{}'", rest().substr(0, 2)) : show_character(rest());
    fail(span_to(at_ + length), fmt::format("unexpected {}{}", shown, where), character_help());
  }

  std::string character_help() const {
    const std::string_view text = rest();
    if (text.starts_with("&&")) return "the operator is 'and'";
    if (text.starts_with("||")) return "the operator is 'or'";
    if (text[0] == '.' && at_ > 0 && is_word(text_[at_ - 1]))
      return "names with other characters stand in quotes: {\"a.b\"}";
    if (text.starts_with("=~") || text.starts_with("!~"))
      return "regular expressions match labels, inside '{}'";
    if (text[0] == '[' && macro_length(text) > 0)
      return "Grafana variables are known in dashboards only";
    return {};
  }

  void string() {
    const ScannedString scanned = scan_string(text_, at_);
    for (const StringProblem& problem : scanned.problems)
      report_as("promql/string", problem.span, problem.message, problem.help);
    if (!scanned.closed) {
      at_ = scanned.end;
      return stop();
    }
    emit_sized(TokenKind::String, scanned.end - at_);
  }

  void number() {
    const NumberScan scanned = scan_number(rest());
    if (scanned.kind == NumberScan::Kind::Malformed) {
      std::size_t end = at_ + scanned.length;
      while (end < text_.size() && is_word(text_[end]))
        ++end;
      return fail(span_to(end),
                  fmt::format("bad number or duration '{}'", text_.substr(at_, end - at_)));
    }
    if (bracket_ == Bracket::BeforeNumber) {
      bracket_ = Bracket::AfterNumber;
      number_seen_ = true;
    }
    emit_sized(scanned.kind == NumberScan::Kind::Number ? TokenKind::Number : TokenKind::Duration,
               scanned.length);
  }

  void word_or_colon(char c) {
    if (bracket_ != Bracket::Closed) return c == ':' ? colon() : duration_word();
    std::size_t end = at_ + 1;
    bool has_colon = c == ':';
    for (; end < text_.size() && (is_word(text_[end]) || text_[end] == ':'); ++end)
      has_colon = has_colon || text_[end] == ':';
    at_ = end;
    if (has_colon) return emit(TokenKind::MetricIdentifier);
    const Keyword* keyword = find_keyword(text_.substr(begin_, end - begin_));
    if (keyword == nullptr || (is_fill(keyword->kind) && !parenthesis_follows()))
      return emit(TokenKind::Identifier);
    emit(keyword->kind, keyword->which);
  }

  static bool is_fill(TokenKind kind) {
    return kind == TokenKind::Fill || kind == TokenKind::FillLeft || kind == TokenKind::FillRight;
  }

  bool parenthesis_follows() const {
    std::size_t at = at_;
    while (at < text_.size() && is_space(text_[at]))
      ++at;
    return at < text_.size() && text_[at] == '(';
  }

  void duration_word() {
    std::size_t end = at_;
    while (end < text_.size() && is_alpha(text_[end]))
      ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    const Keyword* keyword = find_keyword(word);
    if (keyword != nullptr) switch (keyword->kind) {
        case TokenKind::Step:
        case TokenKind::Range:
        case TokenKind::MaxOf:
        case TokenKind::MinOf:
          return emit_sized(keyword->kind, word.size());
        default:
          break;
      }
    fail(span_to(end), fmt::format("unexpected '{}' in a duration", word),
         "a duration is made of numbers, units, step(), range(), min_of() and max_of()");
  }

  void colon() {
    if (bracket_ == Bracket::BeforeNumber && !number_seen_)
      return fail(span_to(at_ + 1), "expected a duration before ':'");
    if (colon_seen_) return fail(span_to(at_ + 1), "unexpected second ':' in brackets");
    colon_seen_ = true;
    emit_sized(TokenKind::Colon, 1);
  }

  void in_braces(char c) {
    switch (c) {
      case ',':
        return emit_sized(TokenKind::Comma, 1);
      case '}':
        in_braces_ = false;
        return emit_sized(TokenKind::RightBrace, 1);
      case '=':
        if (peek(1) == '~') return emit_sized(TokenKind::MatchOperator, 2, MatchOp::Regex);
        return emit_sized(TokenKind::MatchOperator, 1, MatchOp::Equal);
      case '!':
        if (peek(1) == '~') return emit_sized(TokenKind::MatchOperator, 2, MatchOp::NotRegex);
        if (peek(1) == '=') return emit_sized(TokenKind::MatchOperator, 2, MatchOp::NotEqual);
        return fail(span_to(at_ + 1), "expected '!=' or '!~', found '!'");
      default:
        break;
    }
    if (!is_alpha(c)) return bad_character();
    while (is_word(peek()))
      ++at_;
    emit(TokenKind::Identifier);
  }

  void sign(char c) {
    switch (c) {
      case '(':
        return emit_sized(TokenKind::LeftParen, 1);
      case ')':
        return emit_sized(TokenKind::RightParen, 1);
      case ',':
        return emit_sized(TokenKind::Comma, 1);
      case '+':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Add);
      case '-':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Subtract);
      case '*':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Multiply);
      case '/':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Divide);
      case '%':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Modulo);
      case '^':
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Power);
      case ']':
        return right_bracket();
      default:
        if (bracket_ == Bracket::BeforeNumber) return bad_character();
        return comparison_or_opener(c);
    }
  }

  void comparison_or_opener(char c) {
    const char second = peek(1);
    switch (c) {
      case '=':
        if (second == '~') return bad_character();
        if (second == '=') return emit_sized(TokenKind::Operator, 2, BinaryOp::Equal);
        return emit_sized(TokenKind::MatchOperator, 1, MatchOp::Equal);
      case '!':
        if (second != '=') return bad_character();
        return emit_sized(TokenKind::Operator, 2, BinaryOp::NotEqual);
      case '<':
        if (second == '=') return emit_sized(TokenKind::Operator, 2, BinaryOp::LessEqual);
        if (second == '/') return emit_sized(TokenKind::Operator, 2, BinaryOp::TrimUpper);
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Less);
      case '>':
        if (second == '=') return emit_sized(TokenKind::Operator, 2, BinaryOp::GreaterEqual);
        if (second == '/') return emit_sized(TokenKind::Operator, 2, BinaryOp::TrimLower);
        return emit_sized(TokenKind::Operator, 1, BinaryOp::Greater);
      case '@':
        return emit_sized(TokenKind::At, 1);
      case '{':
        in_braces_ = true;
        opener_ = at_;
        return emit_sized(TokenKind::LeftBrace, 1);
      case '[':
        return left_bracket();
      default:
        return bad_character();
    }
  }

  void left_bracket() {
    if (bracket_ != Bracket::Closed) return bad_character();
    bracket_ = Bracket::BeforeNumber;
    colon_seen_ = false;
    opener_ = at_;
    emit_sized(TokenKind::LeftBracket, 1);
  }

  void right_bracket() {
    if (bracket_ == Bracket::Closed) return fail(span_to(at_ + 1), "unexpected ']'");
    bracket_ = Bracket::Closed;
    emit_sized(TokenKind::RightBracket, 1);
  }

  std::string_view text_;
  Dialect dialect_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_{};
  std::size_t at_ = 0;
  std::size_t begin_ = 0;   // of the token in progress
  std::size_t opener_ = 0;  // of the braces or brackets in progress
  Bracket bracket_ = Bracket::Closed;
  bool may_have_macros_ = false;
  bool in_braces_ = false;
  bool colon_seen_ = false;
  bool number_seen_ = false;  // in any bracket so far: Prometheus never forgets it
  bool stopped_ = false;
};

}  // namespace

std::vector<Token> lex(std::string_view text, Dialect dialect, Diagnostics& diagnostics) {
  return Lexer{text, dialect, diagnostics}.run();
}

}  // namespace obsgen::promql
