// Source: Go, text/template, its execution: operands are evaluated from the left, a value that is
// piped in is the last of them, and the number of operands is looked at before any of them.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "template/evaluate/expander.h"
#include "template/evaluate/number.h"

namespace obsgen::templates {

namespace {

/// Bytes of all that functions are given.
constexpr std::size_t kMaxBytes = std::size_t{1} << 24;

}  // namespace

Expander::Innermost Expander::innermost(const Name& name) {
  return std::find_if(variables_.rbegin(), variables_.rend(),
                      [&](const auto& variable) { return variable.first == name.text; });
}

void Expander::assign(const Name& name, const Value& value) {
  const auto found = innermost(name);
  if (found != variables_.rend())
    found->second = value;
  else
    fail(fmt::format("undefined variable: ${}", name.text), name.span);
}

Value Expander::variable(const Name& name, Span span) {
  const auto found = innermost(name);
  if (found != variables_.rend()) return found->second;
  return fail(fmt::format("undefined variable: ${}", name.text), span);
}

Value Expander::pipeline(const Pipeline& source, const Value& dot) {
  std::optional<Value> piped;
  for (const Command& one : source.commands) {
    if (stopped()) return {};
    Value value = command(one, dot, piped);
    // A missing element that is passed on is nothing.
    piped = as<NilElement>(value) != nullptr ? Value{} : std::move(value);
  }
  Value value = std::move(piped).value_or(Value{});
  if (stopped()) return {};
  for (const Declared& one : source.declared) {
    if (source.declared.back().sign == Sign::Assign)
      assign(one.variable, value);
    else
      variables_.emplace_back(one.variable.text, value);
  }
  return value;
}

Value Expander::command(const Command& source, const Value& dot,
                        const std::optional<Value>& piped) {
  const Operand& head = source.operands.front();
  const Given given{std::span{source.operands}.subspan(1), piped};
  step(head.span);
  if (stopped()) return {};
  if (const auto* function = std::get_if<Function>(&head.node)) {
    if (function->fields.empty()) return invoke(*function, head.span, given, dot);
    const Value result = invoke(*function, head.span, {{}, kNothingPiped}, dot);
    return chain(result, function->fields, head.span, given);
  }
  if (const auto* field = std::get_if<Field>(&head.node))
    return chain(dot, field->fields, head.span, given);
  if (const auto* one = std::get_if<templates::Variable>(&head.node)) {
    const Value value = variable(one->name, head.span);
    if (!one->fields.empty()) return chain(value, one->fields, head.span, given);
    return given.any() ? not_callable(head.span) : value;
  }
  if (const auto* inner = std::get_if<Parenthesised>(&head.node)) {
    if (inner->fields.empty() && given.any()) return not_callable(head.span);
    const Value value = pipeline(*inner->pipeline, dot);
    return inner->fields.empty() ? value : chain(value, inner->fields, head.span, given);
  }
  if (given.any()) return not_callable(head.span);
  if (std::holds_alternative<Nil>(head.node)) return fail("nil is not a command", head.span);
  return literal(head, dot);
}

Value Expander::literal(const Operand& operand, const Value& dot) {
  if (const auto* one = std::get_if<Bool>(&operand.node)) return Value{one->value};
  if (const auto* one = std::get_if<String>(&operand.node)) return Value{one->value()};
  if (const auto* one = std::get_if<Number>(&operand.node))
    return settle(constant(one->written), operand.span);
  return dot;
}

Value Expander::chain(Value value, const std::vector<Name>& fields, Span span, const Given& given) {
  for (const Name& name : fields) {
    if (stopped()) return {};
    const bool last = &name == &fields.back();
    value = field(value, name, span, last && given.any());
  }
  return value;
}

Value Expander::field(const Value& value, const Name& name, Span span, bool has_operands) {
  if (as<Nothing>(value) != nullptr) return {};
  if (as<NilElement>(value) != nullptr)
    return fail(fmt::format("nil pointer evaluating interface {{}}.{}", name.text), span);
  if (as<Top>(value) != nullptr) return field_of_top(name, span, has_operands);
  const auto* map = as<StringMap>(value);
  const auto* arguments = as<Arguments>(value);
  if (map == nullptr && arguments == nullptr)
    return fail(fmt::format("can't evaluate field {} in type {}", name.text, type_name(value)),
                span);
  if (has_operands)
    return fail(fmt::format("{} is not a method but has arguments", name.text), span);
  if (map != nullptr) {
    const auto found = map->find(name.text);
    return Value{found == map->end() ? std::string{} : found->second};
  }
  for (std::size_t at = 0; at < arguments->values.size(); ++at)
    if (name.text == fmt::format("arg{}", at)) return arguments->values[at];
  return Value{NilElement{}};
}

Value Expander::field_of_top(const Name& name, Span span, bool has_operands) {
  const auto found = [&]() -> std::optional<Value> {
    if (name.text == "Labels") return Value{data_.labels};
    if (name.text == "ExternalLabels") return Value{data_.external_labels};
    if (name.text == "ExternalURL") return Value{data_.external_url};
    if (name.text == "Value") return Value{data_.value};
    return std::nullopt;
  }();
  if (!found)
    return fail(fmt::format("can't evaluate field {} in the data of an alert", name.text), span);
  if (has_operands)
    return fail(fmt::format("{} has arguments but cannot be invoked as function", name.text), span);
  return *found;
}

Value Expander::invoke(const Function& source, Span span, const Given& given, const Value& dot) {
  const FunctionRow* row = find_function(source.name.text);
  if (row == nullptr) return fail(fmt::format("no function '{}'", source.name.text), span);
  const std::size_t count = given.operands.size() + (given.piped ? 1 : 0);
  const std::size_t least = row->parameters().size();
  if (count < least || (count > least && !row->rest))
    return fail(fmt::format("wrong number of args for {}: want {}{} got {}", row->name,
                            row->rest ? "at least " : "", least, count),
                span);
  if (row->run == nullptr) return decide(*row, given, dot);
  Operands operands;
  for (const Operand& one : given.operands) {
    if (stopped()) return {};
    operands.push_back(argument(one, parameter_of(*row, operands.size()), dot));
  }
  if (given.piped && !stopped())
    operands.push_back(fitting(*given.piped, parameter_of(*row, operands.size()), span));
  if (stopped()) return {};
  return called(*row, operands, span);
}

Value Expander::called(const FunctionRow& row, const Operands& operands, Span span) {
  for (const Value& one : operands)
    bytes_ += weight(one);
  if (bytes_ > kMaxBytes) return stop(Unclear{"very large values", {}}, span);
  auto result = row.run(operands, data_);
  if (auto* failed = std::get_if<Failed>(&result))
    return fail(fmt::format("error calling {}: {}", row.name, failed->reason), span);
  return settle(std::move(result), span);
}

Parameter Expander::parameter_of(const FunctionRow& row, std::size_t at) {
  const auto parameters = row.parameters();
  return at < parameters.size() ? parameters[at] : *row.rest;
}

Value Expander::decide(const FunctionRow& row, const Given& given, const Value& dot) {
  Value value;
  for (const Operand& one : given.operands) {
    value = argument(one, Parameter::Value, dot);
    if (stopped() || is_true(value) == (row.name == "or")) return value;
  }
  return given.piped ? *given.piped : value;
}

Value Expander::argument(const Operand& operand, Parameter wanted, const Value& dot) {
  step(operand.span);
  if (stopped()) return {};
  if (std::holds_alternative<Nil>(operand.node)) {
    if (wanted == Parameter::Text) return fail("cannot assign nil to string", operand.span);
    return wanted == Parameter::Samples ? Value{Samples{}} : Value{};
  }
  const bool constant = std::holds_alternative<Bool>(operand.node) ||
                        std::holds_alternative<Number>(operand.node) ||
                        std::holds_alternative<String>(operand.node);
  if (constant) return constant_argument(operand, wanted, dot);
  return fitting(operand_value(operand, dot), wanted, operand.span);
}

Value Expander::constant_argument(const Operand& operand, Parameter wanted, const Value& dot) {
  const bool text = std::holds_alternative<String>(operand.node);
  if (wanted == Parameter::Text && !text)
    return fail("expected string; found another constant", operand.span);
  if (wanted == Parameter::Samples || wanted == Parameter::Sample)
    return fail(fmt::format("can't handle a constant for arg of type {}", type_name(wanted)),
                operand.span);
  return literal(operand, dot);
}

Value Expander::operand_value(const Operand& operand, const Value& dot) {
  const Given alone{{}, kNothingPiped};
  return std::visit(
      Overloaded{[&](const Dot&) { return dot; }, [](const Nil&) { return Value{}; },
                 [&](const Bool&) { return literal(operand, dot); },
                 [&](const Number&) { return literal(operand, dot); },
                 [&](const String&) { return literal(operand, dot); },
                 [&](const Field& one) { return chain(dot, one.fields, operand.span, alone); },
                 [&](const templates::Variable& one) {
                   return chain(variable(one.name, operand.span), one.fields, operand.span, alone);
                 },
                 [&](const Function& one) {
                   return chain(invoke(one, operand.span, alone, dot), one.fields, operand.span,
                                alone);
                 },
                 [&](const Parenthesised& one) {
                   return chain(pipeline(*one.pipeline, dot), one.fields, operand.span, alone);
                 }},
      operand.node);
}

Value Expander::fitting(Value value, Parameter wanted, Span span) {
  if (stopped()) return {};
  const bool nothing = as<Nothing>(value) != nullptr;
  switch (wanted) {
    case Parameter::Any:
    case Parameter::Value:
      return value;
    case Parameter::Text:
      if (as<std::string>(value) != nullptr) return value;
      if (nothing) return fail("invalid value; expected string", span);
      break;
    case Parameter::Samples:
      if (nothing) return Value{Samples{}};
      if (as<Samples>(value) != nullptr) return value;
      break;
    case Parameter::Sample:
      if (nothing) return value;
      break;
  }
  return fail(
      fmt::format("wrong type for value; expected {}; got {}", type_name(wanted), type_name(value)),
      span);
}

}  // namespace obsgen::templates
