// An interpretation over kinds: of each value it is known what it may be, as a set. A variable that
// is assigned may be what it was or what it becomes, so branches need no order; what a later round
// of a loop brings is not followed. A definition is read once for each set of kinds that it is
// called with.
#include "template/uses.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/overloaded.h"
#include "template/syntax/scopes.h"
#include "template/walk.h"

namespace obsgen::templates {

namespace {

/// A set of what a value may be.
using Kinds = unsigned;

constexpr Kinds kOther = 0;
constexpr Kinds kData = 1;  // what the text is expanded with
constexpr Kinds kLabels = 2;
constexpr Kinds kValue = 4;
constexpr Kinds kSamples = 8;
constexpr Kinds kSample = 16;
constexpr Kinds kSampleLabels = 32;

/// The elements of what `range` goes over, or `index` looks into.
Kinds elements(Kinds kinds) { return (kinds & kSamples) != 0 ? kSample : kOther; }

Span inside_quotes(Span span) { return {span.begin + 1, span.end - 1}; }

class Reader {
 public:
  Uses read(const Template& source) {
    collect_definitions(source.nodes);
    variables_.declare("", kData);
    variables_.declare("labels", kLabels);
    variables_.declare("value", kValue);
    walk(source.nodes, kData);
    while (!called_.empty()) {
      const auto [name, kinds] = called_.back();
      called_.pop_back();
      read_definition(name, kinds);
    }
    return in_order();
  }

 private:
  void collect_definitions(const Nodes& nodes) {
    for (const Node& node : nodes) {
      if (const auto* define = std::get_if<Define>(&node.node)) collect(define->name, define->body);
      if (const auto* block = std::get_if<Block>(&node.node)) collect(block->name, block->body);
      if (const auto* control = std::get_if<Control>(&node.node)) {
        for (const Branch& branch : control->branches)
          collect_definitions(branch.body);
      }
    }
  }

  void collect(const TemplateName& name, const Nodes& body) {
    definitions_[name.name.value()].push_back(&body);
    collect_definitions(body);
  }

  void read_definition(const std::string& name, Kinds dot) {
    const auto bodies = definitions_.find(name);
    if (bodies == definitions_.end()) return;
    variables_ = {};
    variables_.declare("", dot);
    for (const Nodes* body : bodies->second)
      walk(*body, dot);
  }

  void walk(const Nodes& nodes, Kinds dot) {
    for (const Node& node : nodes)
      std::visit(
          Overloaded{
              [](const Text&) {}, [](const Comment&) {}, [](const Jump&) {}, [](const Define&) {},
              [&](const Action& action) { pipeline(action.pipeline, dot); },
              [&](const Control& control) { walk_control(control, dot); },
              [&](const Block& block) { note_call(block.name, pipeline(block.pipeline, dot)); },
              [&](const Call& one) {
                const bool given = one.pipeline.has_value();
                note_call(one.name, given ? pipeline(*one.pipeline, dot) : kOther);
              }},
          node.node);
  }

  void note_call(const TemplateName& name, Kinds argument) {
    const std::pair key{name.name.value(), argument};
    if (seen_.insert(key).second) called_.push_back(key);
  }

  void walk_control(const Control& control, Kinds dot) {
    const std::size_t known = variables_.size();
    for (const Branch& branch : control.branches) {
      Kinds inner = dot;
      if (branch.pipeline) {
        const bool over = control.kind == ControlKind::Range;
        const Kinds value = over ? range(*branch.pipeline, dot) : pipeline(*branch.pipeline, dot);
        if (control.kind != ControlKind::If) inner = value;
      }
      walk(branch.body, inner);
    }
    variables_.shrink_to(known);
  }

  /// The last variable of a `range` has the element.
  Kinds range(const Pipeline& source, Kinds dot) {
    const Kinds element = elements(value_of(source, dot));
    for (const Declared& one : source.declared)
      set(one, &one == &source.declared.back() ? element : kOther);
    return element;
  }

  Kinds pipeline(const Pipeline& source, Kinds dot) {
    const Kinds value = value_of(source, dot);
    for (const Declared& one : source.declared)
      set(one, value);
    return value;
  }

  void set(const Declared& one, Kinds kinds) {
    Kinds* known = variables_.find(one.variable.text);
    if (one.sign == Sign::Assign && known != nullptr) {
      *known |= kinds;
    } else {
      variables_.declare(one.variable.text, kinds);
    }
  }

  Kinds value_of(const Pipeline& source, Kinds dot) {
    std::optional<Kinds> piped;
    for (const Command& one : source.commands)
      piped = command(one, piped, dot);
    return piped.value_or(kOther);
  }

  Kinds command(const Command& source, std::optional<Kinds> piped, Kinds dot) {
    std::vector<Kinds> kinds;
    for (const Operand& one : source.operands)
      kinds.push_back(operand(one, dot));
    const auto* function = std::get_if<Function>(&source.operands.front().node);
    if (function == nullptr) return kinds.front();
    if (piped) kinds.push_back(*piped);
    return fields(call(function->name.text, source, kinds), function->fields);
  }

  /// `kinds` are those of the operands, the function first, and of what is piped in.
  Kinds call(std::string_view function, const Command& source, const std::vector<Kinds>& kinds) {
    if (function == "query") return kSamples;
    if (kinds.size() < 2) return kOther;
    const bool by_name = function == "label" || function == "sortByLabel";
    if (by_name) read_by_text(source, 1, kinds.back() & (kSample | kSamples));
    if (function == "first") return elements(kinds.back());
    if (function == "sortByLabel") return kinds.back();
    if (function == "index" && kinds.size() > 2) {
      read_by_text(source, 2, kinds[1]);
      return elements(kinds[1]);
    }
    if (function != "or" && function != "and") return kOther;
    Kinds any = kOther;
    for (const Kinds one : kinds)
      any |= one;
    return any;
  }

  /// Notes the label that the operand at `at`, a text, names in a value of `kinds`.
  void read_by_text(const Command& source, std::size_t at, Kinds kinds) {
    if (at >= source.operands.size()) return;
    const auto* text = std::get_if<String>(&source.operands[at].node);
    if (text == nullptr) return;
    const Span span = inside_quotes(source.operands[at].span);
    if ((kinds & (kSample | kSamples)) != 0) kinds |= kSampleLabels;
    note({text->value(), span}, kinds);
  }

  void note(const Name& name, Kinds kinds) {
    if ((kinds & kLabels) != 0) out_.labels.push_back({name.text, LabelOwner::Alert, name.span});
    if ((kinds & kSampleLabels) != 0)
      out_.labels.push_back({name.text, LabelOwner::Sample, name.span});
  }

  Kinds operand(const Operand& source, Kinds dot) {
    const auto variable = [&](const std::string& name) {
      const Kinds* known = variables_.find(name);
      return known == nullptr ? kOther : *known;
    };
    const Kinds kinds = std::visit(
        Overloaded{[&](const Dot&) { return dot; }, [](const Nil&) { return kOther; },
                   [](const Bool&) { return kOther; }, [](const Number&) { return kOther; },
                   [](const String&) { return kOther; }, [](const Function&) { return kOther; },
                   [&](const Field& field) { return fields(dot, field.fields); },
                   [&](const Variable& v) { return fields(variable(v.name.text), v.fields); },
                   [&](const Parenthesised& inner) {
                     return fields(pipeline(*inner.pipeline, dot), inner.fields);
                   }},
        source.node);
    if ((kinds & kValue) != 0) out_.values.push_back(source.span);
    return kinds;
  }

  Kinds fields(Kinds kinds, const std::vector<Name>& names) {
    for (const Name& name : names)
      kinds = field(kinds, name);
    return kinds;
  }

  Kinds field(Kinds kinds, const Name& name) {
    note(name, kinds);
    Kinds found = kOther;
    if (name.text == "Labels") {
      if ((kinds & kData) != 0) found |= kLabels;
      if ((kinds & kSample) != 0) found |= kSampleLabels;
    }
    if (name.text == "Value" && (kinds & kData) != 0) found |= kValue;
    return found;
  }

  /// A definition may have been read more than once, and not where it stands.
  Uses in_order() {
    const auto by_place = [](const LabelUse& use) { return std::pair{use.span.begin, use.owner}; };
    std::ranges::stable_sort(out_.labels, {}, by_place);
    out_.labels.erase(std::unique(out_.labels.begin(), out_.labels.end()), out_.labels.end());
    std::ranges::sort(out_.values, {}, &Span::begin);
    out_.values.erase(std::unique(out_.values.begin(), out_.values.end()), out_.values.end());
    return std::move(out_);
  }

  Scopes<Kinds> variables_{};
  std::map<std::string, std::vector<const Nodes*>> definitions_{};
  std::set<std::pair<std::string, Kinds>> seen_{};
  std::vector<std::pair<std::string, Kinds>> called_{};
  Uses out_{};
};

const Name* called_by(const Command& command) {
  const auto* function = std::get_if<Function>(&command.operands.front().node);
  return function == nullptr ? nullptr : &function->name;
}

/// What is done first with the result of a command that gives the value itself or calls with it.
const Name* given_to(const Pipeline& pipeline, std::size_t at) {
  const Command& command = pipeline.commands[at];
  if (command.operands.size() > 1) return called_by(command);
  return at + 1 < pipeline.commands.size() ? called_by(pipeline.commands[at + 1]) : nullptr;
}

}  // namespace

Uses uses(const Template& source) { return Reader{}.read(source); }

std::vector<LabelUse> label_uses(const Template& source) {
  auto labels = uses(source).labels;
  std::erase_if(labels, [](const LabelUse& use) { return use.owner != LabelOwner::Alert; });
  return labels;
}

std::vector<Span> value_uses(const Template& source) { return uses(source).values; }

std::vector<Name> value_formats(const Template& source) {
  const auto values = value_uses(source);
  std::vector<Name> formats;
  for_each_pipeline(source, [&](const Pipeline& pipeline) {
    for (std::size_t i = 0; i < pipeline.commands.size(); ++i) {
      const Span last = pipeline.commands[i].operands.back().span;
      if (std::ranges::find(values, last) == values.end()) continue;
      if (const Name* format = given_to(pipeline, i)) formats.push_back(*format);
    }
  });
  return formats;
}

std::vector<Name> function_uses(const Template& source) {
  std::vector<Name> names;
  for_each_operand(source, [&](const Operand& operand) {
    if (const auto* function = std::get_if<Function>(&operand.node))
      names.push_back(function->name);
  });
  return names;
}

}  // namespace obsgen::templates
