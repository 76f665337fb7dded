#include "template/print.h"

#include "base/overloaded.h"

namespace obsgen::templates {

namespace {

class Printer {
 public:
  void print(const Nodes& nodes) {
    for (const Node& node : nodes)
      std::visit([&](const auto& one) { print(one); }, node.node);
  }

  std::string text() && { return std::move(out_); }

 private:
  void print(const Text& text) {
    out_.append(text.trimmed_before).append(text.text).append(text.trimmed_after);
  }

  void print(const Comment& comment) { out_ += comment.written; }

  void print(const Action& action) {
    out_ += action.head.open;
    print(action.pipeline);
    out_ += action.head.close;
  }

  void print(const Control& control) {
    for (const Branch& branch : control.branches) {
      open(branch.head);
      if (branch.pipeline) print(*branch.pipeline);
      out_ += branch.head.close;
      print(branch.body);
    }
    whole(control.end);
  }

  void print(const Jump& jump) { whole(jump.head); }

  void print(const Define& define) {
    open(define.head);
    print(define.name);
    out_ += define.head.close;
    print(define.body);
    whole(define.end);
  }

  void print(const Block& block) {
    open(block.head);
    print(block.name);
    print(block.pipeline);
    out_ += block.head.close;
    print(block.body);
    whole(block.end);
  }

  void print(const Call& call) {
    open(call.head);
    print(call.name);
    if (call.pipeline) print(*call.pipeline);
    out_ += call.head.close;
  }

  void open(const Head& head) { out_.append(head.open).append(head.words); }

  void whole(const Head& head) {
    open(head);
    out_ += head.close;
  }

  void print(const TemplateName& name) { out_.append(name.before).append(name.name.written); }

  void print(const Pipeline& pipeline) {
    for (const Declared& one : pipeline.declared)
      print(one);
    for (std::size_t i = 0; i < pipeline.commands.size(); ++i) {
      for (const Operand& operand : pipeline.commands[i].operands)
        print(operand);
      if (i < pipeline.pipes.size()) out_.append(pipeline.pipes[i]).append("|");
    }
  }

  void print(const Declared& one) {
    out_.append(one.before).append("$").append(one.variable.text).append(one.before_sign);
    switch (one.sign) {
      case Sign::Declare:
        out_ += ":=";
        break;
      case Sign::Assign:
        out_ += "=";
        break;
      case Sign::Comma:
        out_ += ",";
        break;
    }
  }

  void print(const Operand& operand) {
    out_ += operand.before;
    std::visit(Overloaded{[&](const Dot&) { out_ += "."; }, [&](const Nil&) { out_ += "nil"; },
                          [&](const Bool& b) { out_ += b.value ? "true" : "false"; },
                          [&](const Number& number) { out_ += number.written; },
                          [&](const String& string) { out_ += string.written; },
                          [&](const Field& field) { print(field.fields); },
                          [&](const Variable& variable) {
                            out_.append("$").append(variable.name.text);
                            print(variable.fields);
                          },
                          [&](const Function& function) {
                            out_ += function.name.text;
                            print(function.fields);
                          },
                          [&](const Parenthesised& inner) { print(inner); }},
               operand.node);
  }

  void print(const Parenthesised& inner) {
    out_ += "(";
    print(*inner.pipeline);
    out_.append(inner.before_end).append(")");
    print(inner.fields);
  }

  void print(const std::vector<Name>& fields) {
    for (const Name& field : fields)
      out_.append(".").append(field.text);
  }

  std::string out_{};
};

}  // namespace

std::string print(const Template& source) {
  Printer printer;
  printer.print(source.nodes);
  return std::move(printer).text();
}

std::optional<std::string> plain_text(const Template& source) {
  std::string out;
  for (const Node& node : source.nodes) {
    const auto* text = std::get_if<Text>(&node.node);
    if (text == nullptr && !std::holds_alternative<Comment>(node.node)) return std::nullopt;
    if (text != nullptr) out += text->text;
  }
  return out;
}

}  // namespace obsgen::templates
