// One walk serves trees that may be changed and those that may not: `Tree` below is deduced as
// either.
#include "template/walk.h"

#include "base/overloaded.h"

namespace obsgen::templates {

namespace {

template <class Pipe, class Visit>
void walk_pipeline(Pipe& pipeline, const Visit& visit) {
  for (auto& command : pipeline.commands) {
    for (auto& operand : command.operands) {
      visit(operand);
      if (auto* inner = std::get_if<Parenthesised>(&operand.node))
        walk_pipeline(*inner->pipeline, visit);
    }
  }
}

template <class Tree, class OnPipeline, class OnText>
void walk_nodes(Tree& nodes, const OnPipeline& on_pipeline, const OnText& on_text);

template <class Branches, class OnPipeline, class OnText>
void walk_branches(Branches& branches, const OnPipeline& on_pipeline, const OnText& on_text) {
  for (auto& branch : branches) {
    if (branch.pipeline) on_pipeline(*branch.pipeline);
    walk_nodes(branch.body, on_pipeline, on_text);
  }
}

/// `on_pipeline` and `on_text` are called with what their names say, in the order of the text.
template <class Tree, class OnPipeline, class OnText>
void walk_nodes(Tree& nodes, const OnPipeline& on_pipeline, const OnText& on_text) {
  for (auto& node : nodes) {
    if (auto* text = std::get_if<Text>(&node.node)) on_text(*text, node.span);
    if (auto* action = std::get_if<Action>(&node.node)) on_pipeline(action->pipeline);
    if (auto* call = std::get_if<Call>(&node.node); call != nullptr && call->pipeline)
      on_pipeline(*call->pipeline);
    if (auto* define = std::get_if<Define>(&node.node))
      walk_nodes(define->body, on_pipeline, on_text);
    if (auto* block = std::get_if<Block>(&node.node)) {
      on_pipeline(block->pipeline);
      walk_nodes(block->body, on_pipeline, on_text);
    }
    if (auto* control = std::get_if<Control>(&node.node))
      walk_branches(control->branches, on_pipeline, on_text);
  }
}

template <class Tree, class Visit>
void walk_operands(Tree& nodes, const Visit& visit) {
  walk_nodes(
      nodes, [&](auto& pipeline) { walk_pipeline(pipeline, visit); }, [](auto&, Span) {});
}

}  // namespace

void for_each_operand(const Template& source, const std::function<void(const Operand&)>& visit) {
  walk_operands(source.nodes, visit);
}

void for_each_operand(Template& source, const std::function<void(Operand&)>& visit) {
  walk_operands(source.nodes, visit);
}

void for_each_pipeline(const Template& source, const std::function<void(const Pipeline&)>& visit) {
  walk_nodes(
      source.nodes, [&](const Pipeline& pipeline) { visit(pipeline); }, [](const Text&, Span) {});
}

void for_each_text(const Template& source, const std::function<void(const Text&, Span)>& visit) {
  walk_nodes(
      source.nodes, [](auto&) {}, [&](const Text& text, Span span) { visit(text, span); });
}

void for_each_text(Template& source, const std::function<void(Text&)>& visit) {
  walk_nodes(
      source.nodes, [](auto&) {}, [&](Text& text, Span) { visit(text); });
}

}  // namespace obsgen::templates
