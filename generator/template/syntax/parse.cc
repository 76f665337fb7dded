// Source: Go, text/template/parse/parse.go. A variable is known from where it is declared to the
// end of the outermost branch list around it, and also in the branches behind that one: so Go
// reads, and so does this, whatever becomes of it when the text is expanded.
#include "template/parse.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "template/syntax/letters.h"
#include "template/syntax/lexer.h"
#include "template/syntax/parser.h"

namespace obsgen::templates {

namespace {

using Kind = TokenKind;

constexpr std::string_view kBlanks = " \t\r\n";
// Prometheus names an alert's text so; a definition of that name would replace the text.
constexpr std::string_view kReserved = "__alert_";

// What is space here is more than what trim markers eat.
bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (!is_space(character.value)) return false;
    at += character.size;
  }
  return true;
}

bool says_something(const Nodes& nodes) {
  return std::ranges::any_of(nodes, [](const Node& node) {
    const auto* text = std::get_if<Text>(&node.node);
    if (text != nullptr) return !is_blank(text->text);
    return !std::holds_alternative<Comment>(node.node);
  });
}

bool trims_before(const Token& token) {
  return (token.kind == Kind::Open || token.kind == Kind::Comment) && token.text.size() > 3 &&
         token.text[2] == '-' && kBlanks.find(token.text[3]) != std::string_view::npos;
}

bool trims_after(const Token& token) {
  return (token.kind == Kind::Close || token.kind == Kind::Comment) && token.text.ends_with("-}}");
}

std::string_view value_of(ControlKind kind) {
  switch (kind) {
    case ControlKind::If:
      return "a condition";
    case ControlKind::With:
      return "a value";
    case ControlKind::Range:
      return "what to range over";
  }
  return {};
}

std::string_view word_of(ControlKind kind) {
  switch (kind) {
    case ControlKind::If:
      return "if";
    case ControlKind::With:
      return "with";
    case ControlKind::Range:
      return "range";
  }
  return {};
}

}  // namespace

Nodes Parser::parse() { return body(Level::Top); }

/// Nodes up to an `end` or `else`, which is not taken, or the end of the text.
Nodes Parser::body(Level level) {
  Nodes nodes;
  while (!is_next(Kind::End) && !ends_body(level)) {
    const std::uint32_t begin = peek().span.begin;
    const std::size_t before = nodes.size();
    if (is_next(Kind::Open)) {
      add_action(nodes, level);
    } else {
      add_text(nodes);
    }
    if (nodes.size() > before) nodes.back().span = {begin, tokens_.tokens[at_ - 1].span.end};
  }
  return nodes;
}

bool Parser::ends_body(Level level) {
  if (!is_next(Kind::Open) || (!is_word(1, "end") && !is_word(1, "else"))) return false;
  if (level == Level::Nested) return true;
  fail(peek(1).span, fmt::format("'{}' without a block", peek(1).text));
  return true;
}

void Parser::add_text(Nodes& nodes) {
  const bool trimmed_before = at_ > 0 && trims_after(tokens_.tokens[at_ - 1]);
  const Token& token = next();
  if (token.kind == Kind::Comment) {
    nodes.push_back({Comment{std::string{token.text}}});
    return;
  }
  std::string_view text = token.text;
  const auto front = trimmed_before ? std::min(text.find_first_not_of(kBlanks), text.size()) : 0;
  text.remove_prefix(front);
  const bool trimmed_after = trims_before(peek());
  const auto kept = trimmed_after ? text.find_last_not_of(kBlanks) + 1 : text.size();
  nodes.push_back({Text{.trimmed_before = std::string{token.text.substr(0, front)},
                        .text = std::string{text.substr(0, kept)},
                        .trimmed_after = std::string{text.substr(kept)}}});
}

void Parser::add_action(Nodes& nodes, Level level) {
  const auto add = [&](auto node) { nodes.push_back({std::move(node)}); };
  const auto add_control = [&](ControlKind kind) {
    if (auto node = control(kind)) add(*std::move(node));
  };
  if (is_word(1, "if")) return add_control(ControlKind::If);
  if (is_word(1, "with")) return add_control(ControlKind::With);
  if (is_word(1, "range")) return add_control(ControlKind::Range);
  if (is_word(1, "break")) return add(jump(JumpKind::Break));
  if (is_word(1, "continue")) return add(jump(JumpKind::Continue));
  if (is_word(1, "template")) return add(call());
  if (is_word(1, "block")) return add(block());
  if (is_word(1, "define") && level == Level::Top) return add(define());
  if (is_word(1, "define")) return fail(peek(1).span, "'define' stands inside a block");
  add(action());
}

Action Parser::action() {
  Action action{.head = open()};
  action.pipeline = pipeline({Kind::Close, "a value"});
  close(action.head, "the value");
  return action;
}

std::optional<Control> Parser::control(ControlKind kind) {
  const Span opened = cover(peek().span, peek(1).span);
  if (!enter(opened)) return std::nullopt;
  const std::size_t known = variables_.size();
  Control control{.kind = kind};
  control.branches.push_back(branch(kind, keyword()));
  while (is_word(1, "else") && control.branches.back().pipeline) {
    if (!add_branch(control, word_of(kind))) break;
  }
  control.end = end_of(control.branches.front().head.span);
  variables_.shrink_to(known);
  leave();
  return control;
}

/// `else`, or `else if` in an `if`; false when it is neither.
bool Parser::add_branch(Control& control, std::string_view word) {
  Head head = keyword();
  if (is_word(0, word) && control.kind != ControlKind::Range) {
    add_word(head);
    control.branches.push_back(branch(control.kind, std::move(head)));
    return true;
  }
  if (is_next(Kind::Keyword)) {
    fail(peek().span, fmt::format("'else {}' in a block of '{}'", peek().text, word),
         fmt::format("'else' and an own block go there: '{{{{else}}}}{{{{{} …}}}}'", peek().text));
    return false;
  }
  close(head, "'else'");
  control.branches.push_back(
      {.head = std::move(head), .pipeline = {}, .body = body(Level::Nested)});
  return true;
}

/// What stands behind the keyword: its value, and the body.
Branch Parser::branch(ControlKind kind, Head head) {
  Branch branch{
      .head = std::move(head),
      .pipeline = pipeline({Kind::Close, value_of(kind), kind == ControlKind::Range ? 2U : 1U}),
      .body = {}};
  close(branch.head, "the value");
  const int more = kind == ControlKind::Range ? 1 : 0;
  ranges_ += more;
  branch.body = body(Level::Nested);
  ranges_ -= more;
  return branch;
}

Jump Parser::jump(JumpKind kind) {
  const Token& word = peek(1);
  Jump jump{.head = keyword(), .kind = kind};
  close(jump.head, fmt::format("'{}'", word.text));
  if (ranges_ == 0) fail(word.span, fmt::format("'{}' outside of 'range'", word.text));
  return jump;
}

Call Parser::call() {
  Call call{.head = keyword()};
  call.name = template_name("a template");
  if (!is_next(Kind::Close)) call.pipeline = pipeline({Kind::Close, "a value"});
  close(call.head, "the call");
  return call;
}

/// A body that knows no variable but `$`, up to its `end`.
Nodes Parser::own_body() {
  auto outside = std::exchange(variables_, {});
  const int ranges = std::exchange(ranges_, 0);
  const bool defining = std::exchange(defining_, true);
  variables_.declare("", Known{});
  Nodes nodes = body(Level::Nested);
  variables_ = std::move(outside);
  ranges_ = ranges;
  defining_ = defining;
  return nodes;
}

Define Parser::define() {
  Define define{.head = keyword(), .body = {}};
  define.name = template_name("a definition");
  close(define.head, "the name");
  if (enter(define.head.span)) define.body = own_body();
  define.end = end_of(define.head.span);
  enter_definition(define.name, define.body);
  leave();
  return define;
}

Block Parser::block() {
  Block block{.head = keyword(), .body = {}};
  block.name = template_name("a block");
  block.pipeline = pipeline({Kind::Close, "a value"});
  close(block.head, "the value");
  if (enter(block.head.span)) block.body = own_body();
  block.end = end_of(block.head.span);
  enter_definition(block.name, block.body);
  leave();
  return block;
}

/// Go lets a body that says nothing be replaced, once.
void Parser::enter_definition(const TemplateName& name, const Nodes& body) {
  if (failed_ || !problems_.empty()) return;
  const auto text = name.name.value();
  const bool says = says_something(body);
  const auto [at, fresh] = definitions_.try_emplace(text, text.starts_with(kReserved));
  if (at->second && says)
    report("alert/template-syntax", name.span,
           fresh ? fmt::format("'{}' is the text itself", text)
                 : fmt::format("'{}' is defined twice", text));
  at->second = at->second || says;
}

Outcome<Template> parse_template(Fragment source) {
  Parser parser{lex(source.text)};
  Nodes nodes = parser.parse();
  if (auto problems = parser.problems(); !problems.empty())
    return {.diagnostics = relocate(std::move(problems), source)};
  return {.value = Template{std::move(nodes), std::move(source)}};
}

}  // namespace obsgen::templates
