#include "show.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/overloaded.h"

namespace obsgen::templates::test {

namespace {

std::string fields(const std::vector<Name>& names) {
  std::string out;
  for (const Name& name : names)
    out += "." + name.text;
  return out;
}

std::string show(const Operand& operand) {
  return std::visit(
      Overloaded{[](const Dot&) { return std::string{"."}; },
                 [](const Nil&) { return std::string{"nil"}; },
                 [](const Bool& b) { return std::string{b.value ? "true" : "false"}; },
                 [](const Number& n) { return n.written; },
                 [](const String& s) { return fmt::format("'{}'", s.value()); },
                 [](const Field& f) { return fields(f.fields); },
                 [](const Variable& v) { return "$" + v.name.text + fields(v.fields); },
                 [](const Function& f) { return f.name.text + fields(f.fields); },
                 [](const Parenthesised& p) {
                   return fmt::format("[{}]{}", test::show(*p.pipeline), fields(p.fields));
                 }},
      operand.node);
}

std::string show(const Command& command) {
  std::string out;
  for (const Operand& operand : command.operands)
    out += (out.empty() ? "" : " ") + show(operand);
  return command.operands.size() == 1 ? out : "(" + out + ")";
}

std::string show(Sign sign) {
  switch (sign) {
    case Sign::Declare:
      return ":=";
    case Sign::Assign:
      return "=";
    case Sign::Comma:
      return ",";
  }
  return {};
}

std::string words(const Head& head) {
  return head.words.substr(std::min(head.words.find_first_not_of(" \t\r\n"), head.words.size()));
}

std::string body(const Nodes& nodes) { return nodes.empty() ? "" : " " + test::show(nodes); }

std::string show(const Control& control) {
  std::string out;
  for (const Branch& branch : control.branches) {
    const bool first = &branch == control.branches.data();
    out += (first ? "(" : " (") + words(branch.head);
    if (branch.pipeline) out += " " + test::show(*branch.pipeline);
    out += body(branch.body) + (first ? "" : ")");
  }
  return out + ")";
}

std::string name(const TemplateName& name) { return " '" + name.name.value() + "'"; }

std::string show(const Node& node) {
  return std::visit(
      Overloaded{[](const Text& text) { return fmt::format("\"{}\"", text.text); },
                 [](const Comment&) { return std::string{"(comment)"}; },
                 [](const Action& action) { return test::show(action.pipeline); },
                 [](const Control& control) { return show(control); },
                 [](const Jump& jump) { return "(" + words(jump.head) + ")"; },
                 [](const Define& d) { return "(define" + name(d.name) + body(d.body) + ")"; },
                 [](const Block& b) {
                   return "(block" + name(b.name) + " " + test::show(b.pipeline) + body(b.body) +
                          ")";
                 },
                 [](const Call& call) {
                   const auto argument = call.pipeline ? " " + test::show(*call.pipeline) : "";
                   return "(template" + name(call.name) + argument + ")";
                 }},
      node.node);
}

}  // namespace

std::string show(const Pipeline& pipeline) {
  std::string out;
  for (const Command& command : pipeline.commands)
    out += (out.empty() ? "" : " ") + show(command);
  if (pipeline.commands.size() > 1) out = "(| " + out + ")";
  for (auto one = pipeline.declared.rbegin(); one != pipeline.declared.rend(); ++one)
    out = fmt::format("({} ${} {})", show(one->sign), one->variable.text, out);
  return out;
}

std::string show(const Nodes& nodes) {
  std::string out;
  for (const Node& node : nodes)
    out += (out.empty() ? "" : " ") + show(node);
  return out;
}

}  // namespace obsgen::templates::test
