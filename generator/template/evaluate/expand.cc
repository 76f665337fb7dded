// Source: Go, text/template, its execution of blocks: what lives how long, what a loop goes over.
#include <utility>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "template/evaluate/expander.h"
#include "template/evaluate/format.h"

namespace obsgen::templates {

namespace {

/// Parts of the text that are executed, and bytes that come of it.
constexpr std::size_t kMaxSteps = 200'000;
constexpr std::size_t kMaxText = std::size_t{1} << 20;

/// How deep blocks and calls may be in each other.
constexpr int kMaxNesting = 200;

}  // namespace

Expansion Expander::expand(const Template& source) {
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

Value Expander::stop(Failed failed, Span span) {
  if (!stopped()) failed_ = Failed{std::move(failed.reason), span};
  return {};
}

Value Expander::stop(Unclear unclear, Span span) {
  if (!stopped()) unclear_ = Unclear{std::move(unclear.reason), span};
  return {};
}

Value Expander::settle(Result result, Span span) {
  return std::visit(Overloaded{[](Value& value) { return std::move(value); },
                               [&](Failed& failed) { return stop(std::move(failed), span); },
                               [&](Unclear& unclear) { return stop(std::move(unclear), span); }},
                    result);
}

void Expander::step(Span span) {
  if (++steps_ > kMaxSteps || out_.size() > kMaxText)
    stop(Unclear{"a very long execution", {}}, span);
}

void Expander::define(const TemplateName& name, const Nodes& body) {
  const Nodes*& known = definitions_[name.name.value()];
  if (known == nullptr || says_nothing(*known)) known = &body;
  collect(body);
}

bool Expander::says_nothing(const Nodes& nodes) {
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

void Expander::collect(const Nodes& nodes) {
  for (const Node& node : nodes) {
    if (const auto* one = std::get_if<Define>(&node.node)) define(one->name, one->body);
    if (const auto* one = std::get_if<Block>(&node.node)) define(one->name, one->body);
    if (const auto* control = std::get_if<Control>(&node.node))
      for (const Branch& branch : control->branches)
        collect(branch.body);
  }
}

Flow Expander::run(const Nodes& nodes, const Value& dot) {
  ++nesting_;
  const Flow flow = run_each(nodes, dot);
  --nesting_;
  return flow;
}

Flow Expander::run_each(const Nodes& nodes, const Value& dot) {
  for (const Node& node : nodes) {
    step(node.span);
    if (nesting_ > kMaxNesting) stop(Unclear{"blocks that are nested very deeply", {}}, node.span);
    if (stopped()) return Flow::On;
    const Flow flow = std::visit(
        Overloaded{[&](const Text& text) { return out_ += text.text, Flow::On; },
                   [](const Comment&) { return Flow::On; }, [](const Define&) { return Flow::On; },
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

void Expander::act(const Action& action, const Value& dot) {
  const Value value = pipeline(action.pipeline, dot);
  if (stopped() || !action.pipeline.declared.empty()) return;
  const auto shown = go_shown(value);
  if (const auto* text = std::get_if<std::string>(&shown))
    out_ += *text;
  else
    stop(std::get<Unclear>(shown), action.pipeline.span);
}

Flow Expander::branch(const Control& control, const Value& dot) {
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

bool Expander::loop_over(const Branch& body, const StringMap& map) {
  for (const auto& [key, value] : map)
    if (round(body, Value{key}, Value{value}) == Flow::Break) break;
  return !map.empty() || stopped();
}

bool Expander::loop_over(const Branch& body, const Arguments& arguments) {
  const auto& values = arguments.values;
  if (values.size() > 10) stop(Unclear{"a map of many", {}}, body.pipeline->span);
  for (std::size_t at = 0; at < values.size(); ++at)
    if (round(body, Value{fmt::format("arg{}", at)}, values[at]) == Flow::Break) break;
  return !values.empty() || stopped();
}

bool Expander::loop(const Branch& body, const Value& over) {
  const Span span = body.pipeline->span;
  if (const auto* map = as<StringMap>(over)) return loop_over(body, *map);
  if (const auto* arguments = as<Arguments>(over)) return loop_over(body, *arguments);
  if (const auto* count = as<std::int64_t>(over)) return count_up(body, *count);
  if (const auto* byte = as<Byte>(over)) return byte->value == 0 ? false : unclear_count(span);
  if (as<Nothing>(over) != nullptr || as<Samples>(over) != nullptr) return false;
  fail(fmt::format("range can't iterate over a value of type {}", type_name(over)), span);
  return true;
}

bool Expander::unclear_count(Span span) {
  stop(Unclear{"a loop over a byte", {}}, span);
  return true;
}

bool Expander::count_up(const Branch& body, std::int64_t count) {
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

Flow Expander::round(const Branch& body, const Value& key, const Value& element) {
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

void Expander::call(const TemplateName& name, const Value& dot) {
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

Expansion expand(const Template& source, const Data& data) { return Expander{data}.expand(source); }

}  // namespace obsgen::templates
