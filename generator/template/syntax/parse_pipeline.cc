#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"
#include "template/evaluate/functions.h"
#include "template/syntax/number.h"
#include "template/syntax/parser.h"
#include "template/syntax/quoting.h"

/// What is computed inside braces.
namespace obsgen::templates {

namespace {

using Kind = TokenKind;

bool begins_operand(const Token& token) {
  switch (token.kind) {
    case Kind::Word:
    case Kind::Bool:
    case Kind::Nil:
    case Kind::Dot:
    case Kind::Field:
    case Kind::Variable:
    case Kind::String:
    case Kind::Number:
    case Kind::LeftParen:
      return true;
    case Kind::Text:
    case Kind::Comment:
    case Kind::Open:
    case Kind::Close:
    case Kind::Keyword:
    case Kind::Declare:
    case Kind::Assign:
    case Kind::Pipe:
    case Kind::RightParen:
    case Kind::Other:
    case Kind::Bad:
    case Kind::End:
      return false;
  }
  return false;
}

/// Without the `.` or `$` in front.
Name name_of(const Token& token) {
  return {std::string{token.text.substr(1)}, {token.span.begin + 1, token.span.end}};
}

/// Constants and `.` cannot be called.
bool is_executable(const Operand& operand) {
  return std::holds_alternative<Field>(operand.node) ||
         std::holds_alternative<Variable>(operand.node) ||
         std::holds_alternative<Function>(operand.node) ||
         std::holds_alternative<Parenthesised>(operand.node);
}

std::vector<Name>* fields_of(Operand& operand) {
  if (auto* field = std::get_if<Field>(&operand.node)) return &field->fields;
  if (auto* variable = std::get_if<Variable>(&operand.node)) return &variable->fields;
  if (auto* function = std::get_if<Function>(&operand.node)) return &function->fields;
  if (auto* inner = std::get_if<Parenthesised>(&operand.node)) return &inner->fields;
  return nullptr;
}

}  // namespace

/// Up to the slot's end, which is not taken.
Pipeline Parser::pipeline(const Slot& slot) {
  Pipeline pipeline{.span = peek().span};
  declarations(pipeline, slot);
  while (begins_operand(peek())) {
    pipeline.commands.push_back(command());
    pipeline.span = cover(pipeline.span, pipeline.commands.back().operands.back().span);
    if (!is_next(Kind::Pipe)) break;
    pipeline.pipes.emplace_back(next().before);
  }
  const Token& token = peek();
  if (token.kind == Kind::End) return pipeline;
  const bool missing = pipeline.commands.empty() || token.kind != slot.end;
  if (missing) fail_at(token, pipeline.commands.empty() ? slot.what : "an operand");
  check_stages(pipeline);
  return pipeline;
}

/// A variable with `:=`, `=` or `,` behind it.
bool Parser::declared_next() {
  if (!is_next(Kind::Variable)) return false;
  const Token& sign = peek(1);
  return sign.kind == Kind::Declare || sign.kind == Kind::Assign || sign.text == ",";
}

void Parser::declarations(Pipeline& pipeline, const Slot& slot) {
  while (declared_next()) {
    declaration(pipeline);
    const Declared& last = pipeline.declared.back();
    if (last.sign != Sign::Comma) return;
    if (slot.variables == 1)
      return fail(last.variable.span, "only 'range' can declare two variables");
    if (pipeline.declared.size() == slot.variables)
      return fail(last.variable.span, "'range' can declare two variables at most");
    if (!is_next(Kind::Variable)) return fail_at(peek(), "the second variable");
  }
}

void Parser::declaration(Pipeline& pipeline) {
  const Token& variable = next();
  const Token& sign = next();
  pipeline.span = cover(pipeline.span, sign.span);
  pipeline.declared.push_back({.before = std::string{variable.before},
                               .variable = name_of(variable),
                               .before_sign = std::string{sign.before},
                               .sign = sign.kind == Kind::Declare  ? Sign::Declare
                                       : sign.kind == Kind::Assign ? Sign::Assign
                                                                   : Sign::Comma});
  variables_.declare(variable.text.substr(1), Known{});
}

/// Operands, each behind a blank, up to a `|` or what ends the pipeline.
Command Parser::command() {
  Command command;
  while (auto next_one = operand()) {
    command.operands.push_back(*std::move(next_one));
    const Token& token = peek();
    if (begins_operand(token) && token.before.empty())
      fail(token.span, fmt::format("unexpected '{}' behind an operand", token.text),
           "a blank separates operands");
  }
  return command;
}

std::optional<Operand> Parser::operand() {
  if (!begins_operand(peek())) return std::nullopt;
  const Token& token = next();
  Operand operand{.before = std::string{token.before}, .span = token.span};
  term(operand, token);
  if (!is_next(Kind::Field) || !peek().before.empty()) return operand;
  if (auto* into = fields_of(operand)) {
    std::ranges::move(fields(), std::back_inserter(*into));
    operand.span.end = into->back().span.end;
  } else {
    fail(peek().span, fmt::format("'{}' has no fields", token.text));
  }
  return operand;
}

std::vector<Name> Parser::fields() {
  std::vector<Name> fields;
  while (is_next(Kind::Field) && peek().before.empty())
    fields.push_back(name_of(next()));
  return fields;
}

void Parser::term(Operand& operand, const Token& token) {
  switch (token.kind) {
    case Kind::Word:
      check_function(token);
      operand.node = Function{{std::string{token.text}, token.span}, {}};
      return;
    case Kind::Bool:
      operand.node = Bool{token.text == "true"};
      return;
    case Kind::Nil:
      operand.node = Nil{};
      return;
    case Kind::Field:
      operand.node = Field{{name_of(token)}};
      return;
    case Kind::Variable:
      check_variable(token);
      operand.node = Variable{name_of(token), {}};
      return;
    case Kind::String:
      check_string(token);
      operand.node = String{std::string{token.text}};
      return;
    case Kind::Number:
      check_number(token);
      operand.node = Number{std::string{token.text}};
      return;
    case Kind::LeftParen:
      parenthesised(operand, token);
      return;
    default:
      operand.node = Dot{};
  }
}

void Parser::parenthesised(Operand& operand, const Token& token) {
  if (enter(token.span)) {
    Parenthesised inner{pipeline({Kind::RightParen, "a value in the parentheses"})};
    const Token& end = next();
    inner.before_end = end.before;
    operand.span = cover(operand.span, end.span);
    operand.node = std::move(inner);
  }
  leave();
}

void Parser::check_stages(const Pipeline& pipeline) {
  for (std::size_t i = 1; i < pipeline.commands.size(); ++i) {
    const Operand& first = pipeline.commands[i].operands.front();
    if (!is_executable(first))
      report("alert/template-syntax", first.span, "only a function can stand behind '|'");
  }
}

void Parser::check_function(const Token& token) {
  if (find_function(token.text) != nullptr) return;
  std::vector<std::string_view> names;
  for (const FunctionRow& function : function_table())
    names.push_back(function.name);
  const auto near = nearest(token.text, names);
  report("alert/unknown-function", token.span,
         fmt::format("templates have no function '{}'", token.text),
         near ? fmt::format("did you mean '{}'?", *near) : std::string{});
}

void Parser::check_variable(const Token& token) {
  if (variables_.find(token.text.substr(1)) != nullptr) return;
  report("alert/unknown-variable", token.span, fmt::format("unknown variable '{}'", token.text),
         defining_ ? "a definition sees only '$', what it is called with"
                   : "alerts have '$labels', '$value', '$externalLabels' and '$externalURL'");
}

void Parser::check_number(const Token& token) {
  if (token.text.starts_with('\'')) {
    if (!unquoted(token.text))
      report("alert/template-syntax", token.span, fmt::format("{} is not a character", token.text),
             "texts stand in double quotes");
  } else if (!is_number(token.text)) {
    const bool sign = token.text == "+" || token.text == "-";
    report("alert/template-syntax", token.span, fmt::format("'{}' is not a number", token.text),
           sign ? std::string{kNoOperators} : std::string{});
  }
}

void Parser::check_string(const Token& token) {
  if (unquoted(token.text)) return;
  report("alert/template-syntax", token.span, "the quoted text has an escape that is none",
         "a backslash is '\\\\', or the text stands in back quotes");
}

}  // namespace obsgen::templates
