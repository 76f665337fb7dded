// Source: Go, text/template, its execution: operands are evaluated from the left, a value that is
// piped in is the last of them, and the number of operands is looked at before any of them.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "template/evaluate/format.h"
#include "template/evaluate/functions.h"
#include "template/evaluate/number.h"

namespace obsgen::templates {

namespace {

/// Parts of the text that are executed, and bytes that come of it.
constexpr std::size_t kMaxSteps = 200'000;
constexpr std::size_t kMaxText = std::size_t{1} << 20;

/// Bytes of all that functions make, and how deep blocks and calls may be in each other.
constexpr std::size_t kMaxBytes = std::size_t{1} << 24;
constexpr int kMaxNesting = 200;

/// How the body of a loop ends.
enum class Flow { On, Break, Continue };

/// What is executed, up to the first thing that stops it: from then on nothing has an effect.
class Expander {
 public:
  explicit Expander(const Data& data) : data_(data) {}

  Expansion expand(const Template& source) {
    collect(source.nodes);
    variables_ = {{"", Value{Top{}}},
                  {"labels", Value{data_.labels}},
                  {"externalLabels", Value{data_.external_labels}},
                  {"externalURL", Value{data_.external_url}},
                  {"value", Value{data_.value}}};
    run(source.nodes, Value{Top{}});
    if (failed_) return *failed_;
    if (unclear_) return *unclear_;
    return Expanded{std::move(out_)};
  }

 private:
  using Variable = std::pair<std::string, Value>;

  bool stopped() const { return failed_.has_value() || unclear_.has_value(); }

  Value stop(Failed failed, Span span) {
    if (!stopped()) failed_ = Failed{std::move(failed.reason), span};
    return {};
  }

  Value stop(Unclear unclear, Span span) {
    if (!stopped()) unclear_ = Unclear{std::move(unclear.reason), span};
    return {};
  }

  Value fail(std::string reason, Span span) { return stop(Failed{std::move(reason), {}}, span); }

  /// The value of a result, or a stop.
  Value settle(Result result, Span span) {
    return std::visit(Overloaded{[](Value& value) { return std::move(value); },
                                 [&](Failed& failed) { return stop(std::move(failed), span); },
                                 [&](Unclear& unclear) { return stop(std::move(unclear), span); }},
                      result);
  }

  void step(Span span) {
    if (++steps_ > kMaxSteps || out_.size() > kMaxText)
      stop(Unclear{"a very long execution", {}}, span);
  }

  /// Of two definitions of one name the one that says something counts.
  void define(const TemplateName& name, const Nodes& body) {
    const Nodes*& known = definitions_[name.name.value()];
    if (known == nullptr || says_nothing(*known)) known = &body;
    collect(body);
  }

  static bool says_nothing(const Nodes& nodes) {
    for (const Node& node : nodes) {
      const auto* text = std::get_if<Text>(&node.node);
      const bool blank =
          text != nullptr && text->text.find_first_not_of(" \t\r\n") == std::string::npos;
      if (!blank && !std::holds_alternative<Comment>(node.node) &&
          !std::holds_alternative<Define>(node.node))
        return false;
    }
    return true;
  }

  void collect(const Nodes& nodes) {
    for (const Node& node : nodes) {
      if (const auto* one = std::get_if<Define>(&node.node)) define(one->name, one->body);
      if (const auto* one = std::get_if<Block>(&node.node)) define(one->name, one->body);
      if (const auto* control = std::get_if<Control>(&node.node))
        for (const Branch& branch : control->branches)
          collect(branch.body);
    }
  }

  Flow run(const Nodes& nodes, const Value& dot) {
    ++nesting_;
    const Flow flow = run_each(nodes, dot);
    --nesting_;
    return flow;
  }

  Flow run_each(const Nodes& nodes, const Value& dot) {
    for (const Node& node : nodes) {
      step(node.span);
      if (nesting_ > kMaxNesting)
        stop(Unclear{"blocks that are nested very deeply", {}}, node.span);
      if (stopped()) return Flow::On;
      const Flow flow = std::visit(
          Overloaded{[&](const Text& text) { return out_ += text.text, Flow::On; },
                     [](const Comment&) { return Flow::On; },
                     [](const Define&) { return Flow::On; },
                     [](const Jump& jump) {
                       return jump.kind == JumpKind::Break ? Flow::Break : Flow::Continue;
                     },
                     [&](const Action& action) { return act(action, dot), Flow::On; },
                     [&](const Control& control) { return branch(control, dot); },
                     [&](const Block& block) {
                       call(block.name, pipeline(block.pipeline, dot));
                       return Flow::On;
                     },
                     [&](const Call& one) {
                       call(one.name, one.pipeline ? pipeline(*one.pipeline, dot) : Value{});
                       return Flow::On;
                     }},
          node.node);
      if (flow != Flow::On) return flow;
    }
    return Flow::On;
  }

  void act(const Action& action, const Value& dot) {
    const Value value = pipeline(action.pipeline, dot);
    if (stopped() || !action.pipeline.declared.empty()) return;
    const auto shown = go_shown(value);
    if (const auto* text = std::get_if<std::string>(&shown))
      out_ += *text;
    else
      stop(std::get<Unclear>(shown), action.pipeline.span);
  }

  /// Variables of a control's own pipelines live up to its end.
  Flow branch(const Control& control, const Value& dot) {
    const std::size_t known = variables_.size();
    Flow flow = Flow::On;
    for (const Branch& one : control.branches) {
      if (!one.pipeline) {
        flow = run(one.body, dot);
        break;
      }
      const Value value = pipeline(*one.pipeline, dot);
      if (stopped()) break;
      if (control.kind == ControlKind::Range) {
        if (loop(one, value)) break;
        continue;
      }
      if (!is_true(value)) continue;
      flow = run(one.body, control.kind == ControlKind::With ? value : dot);
      break;
    }
    variables_.resize(known);
    return flow;
  }

  /// True when the body was run at least once, or all is over.
  bool loop(const Branch& body, const Value& over) {
    const Span span = body.pipeline->span;
    if (const auto* map = as<StringMap>(over)) {
      for (const auto& [key, value] : *map)
        if (round(body, Value{key}, Value{value}) == Flow::Break) break;
      return !map->empty() || stopped();
    }
    if (const auto* map = as<Arguments>(over)) {
      if (map->values.size() > 10) stop(Unclear{"a map of many", {}}, span);
      for (std::size_t at = 0; at < map->values.size(); ++at)
        if (round(body, Value{fmt::format("arg{}", at)}, map->values[at]) == Flow::Break) break;
      return !map->values.empty() || stopped();
    }
    if (const auto* count = as<std::int64_t>(over)) return count_up(body, *count);
    if (const auto* byte = as<Byte>(over)) return byte->value == 0 ? false : unclear_count(span);
    if (as<Nothing>(over) != nullptr || as<Samples>(over) != nullptr) return false;
    fail(fmt::format("range can't iterate over a value of type {}", type_name(over)), span);
    return true;
  }

  bool unclear_count(Span span) {
    stop(Unclear{"a loop over a byte", {}}, span);
    return true;
  }

  bool count_up(const Branch& body, std::int64_t count) {
    if (body.pipeline->declared.size() > 1) {
      fail(fmt::format("can't use {} to iterate over more than one variable", count),
           body.pipeline->span);
      return true;
    }
    for (std::int64_t at = 0; at < count && !stopped(); ++at) {
      step(body.pipeline->span);
      if (round(body, Value{}, Value{at}) == Flow::Break) break;
    }
    return count > 0;
  }

  Flow round(const Branch& body, const Value& key, const Value& element) {
    if (stopped()) return Flow::Break;
    const auto& declared = body.pipeline->declared;
    const std::size_t known = variables_.size();
    for (std::size_t at = 0; at < declared.size(); ++at) {
      const Value& value = at + 1 == declared.size() ? element : key;
      if (declared.back().sign == Sign::Assign)
        assign(declared[at].variable, value);
      else
        variables_[known - declared.size() + at].second = value;
    }
    const Flow flow = run(body.body, element);
    variables_.resize(known);
    return flow;
  }

  void call(const TemplateName& name, const Value& dot) {
    if (stopped()) return;
    const auto body = definitions_.find(name.name.value());
    if (body == definitions_.end()) {
      fail(fmt::format("template {} not defined", name.name.written), name.span);
      return;
    }
    auto outer = std::exchange(variables_, {{"", dot}});
    run(*body->second, dot);
    variables_ = std::move(outer);
  }

  void assign(const Name& name, const Value& value) {
    for (auto it = variables_.rbegin(); it != variables_.rend(); ++it) {
      if (it->first != name.text) continue;
      it->second = value;
      return;
    }
    fail(fmt::format("undefined variable: ${}", name.text), name.span);
  }

  Value variable(const Name& name, Span span) {
    for (auto it = variables_.rbegin(); it != variables_.rend(); ++it)
      if (it->first == name.text) return it->second;
    return fail(fmt::format("undefined variable: ${}", name.text), span);
  }

  Value pipeline(const Pipeline& source, const Value& dot) {
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

  /// The operands of a command beside its first, and what is piped in.
  struct Given {
    std::span<const Operand> operands{};
    const std::optional<Value>& piped;

    bool any() const { return !operands.empty() || piped.has_value(); }
  };

  Value command(const Command& source, const Value& dot, const std::optional<Value>& piped) {
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

  Value not_callable(Span span) { return fail("can't give argument to non-function", span); }

  /// A constant or the dot.
  Value literal(const Operand& operand, const Value& dot) {
    if (const auto* one = std::get_if<Bool>(&operand.node)) return Value{one->value};
    if (const auto* one = std::get_if<String>(&operand.node)) return Value{one->value()};
    if (const auto* one = std::get_if<Number>(&operand.node))
      return settle(constant(one->written), operand.span);
    return dot;
  }

  Value chain(Value value, const std::vector<Name>& fields, Span span, const Given& given) {
    for (const Name& name : fields) {
      if (stopped()) return {};
      const bool last = &name == &fields.back();
      value = field(value, name, span, last && given.any());
    }
    return value;
  }

  Value field(const Value& value, const Name& name, Span span, bool has_operands) {
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

  Value field_of_top(const Name& name, Span span, bool has_operands) {
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
      return fail(fmt::format("{} has arguments but cannot be invoked as function", name.text),
                  span);
    return *found;
  }

  Value invoke(const Function& source, Span span, const Given& given, const Value& dot) {
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

  Value called(const FunctionRow& row, const Operands& operands, Span span) {
    for (const Value& one : operands)
      bytes_ += weight(one);
    if (bytes_ > kMaxBytes) return stop(Unclear{"very large values", {}}, span);
    auto result = row.run(operands, data_);
    if (auto* failed = std::get_if<Failed>(&result))
      return fail(fmt::format("error calling {}: {}", row.name, failed->reason), span);
    return settle(std::move(result), span);
  }

  static Parameter parameter_of(const FunctionRow& row, std::size_t at) {
    const auto parameters = row.parameters();
    return at < parameters.size() ? parameters[at] : *row.rest;
  }

  /// `and` and `or`: the first operand that decides, else the last.
  Value decide(const FunctionRow& row, const Given& given, const Value& dot) {
    Value value;
    for (const Operand& one : given.operands) {
      value = argument(one, Parameter::Value, dot);
      if (stopped() || is_true(value) == (row.name == "or")) return value;
    }
    return given.piped ? *given.piped : value;
  }

  /// The value of an operand where `wanted` is asked for.
  Value argument(const Operand& operand, Parameter wanted, const Value& dot) {
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

  Value constant_argument(const Operand& operand, Parameter wanted, const Value& dot) {
    const bool text = std::holds_alternative<String>(operand.node);
    if (wanted == Parameter::Text && !text)
      return fail("expected string; found another constant", operand.span);
    if (wanted == Parameter::Samples || wanted == Parameter::Sample)
      return fail(fmt::format("can't handle a constant for arg of type {}", type_name(wanted)),
                  operand.span);
    return literal(operand, dot);
  }

  Value operand_value(const Operand& operand, const Value& dot) {
    const Given alone{{}, kNothingPiped};
    return std::visit(
        Overloaded{
            [&](const Dot&) { return dot; }, [](const Nil&) { return Value{}; },
            [&](const Bool&) { return literal(operand, dot); },
            [&](const Number&) { return literal(operand, dot); },
            [&](const String&) { return literal(operand, dot); },
            [&](const Field& one) { return chain(dot, one.fields, operand.span, alone); },
            [&](const templates::Variable& one) {
              return chain(variable(one.name, operand.span), one.fields, operand.span, alone);
            },
            [&](const Function& one) {
              return chain(invoke(one, operand.span, alone, dot), one.fields, operand.span, alone);
            },
            [&](const Parenthesised& one) {
              return chain(pipeline(*one.pipeline, dot), one.fields, operand.span, alone);
            }},
        operand.node);
  }

  /// `value` where `wanted` is asked for.
  Value fitting(Value value, Parameter wanted, Span span) {
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
    return fail(fmt::format("wrong type for value; expected {}; got {}", type_name(wanted),
                            type_name(value)),
                span);
  }

  static inline const std::optional<Value> kNothingPiped{};

  const Data& data_;
  std::string out_{};
  std::vector<Variable> variables_{};
  std::map<std::string, const Nodes*> definitions_{};
  std::optional<Failed> failed_{};
  std::optional<Unclear> unclear_{};
  std::size_t steps_ = 0;
  std::size_t bytes_ = 0;
  int nesting_ = 0;
};

}  // namespace

Expansion expand(const Template& source, const Data& data) { return Expander{data}.expand(source); }

}  // namespace obsgen::templates
