#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/box.h"
#include "base/fragment.h"
#include "base/span.h"

/// Go's text/template as Prometheus uses it for the texts of alerts, as a tree that loses nothing:
/// blanks, comments and the spelling of constants stay, so that a tree prints as it was written.
/// Spans are bytes of the text that was read, and stay when the tree is changed; equality ignores
/// them.
namespace obsgen::templates {

/// The blanks in front of a part, as written.
using Blanks = std::string;

/// A name and where it stands, without the `.` or `$` before it.
struct Name {
  std::string text{};
  Span span{};

  bool operator==(const Name& other) const { return text == other.text; }
};

/// `.`, the current data.
struct Dot {
  bool operator==(const Dot&) const = default;
};

struct Nil {
  bool operator==(const Nil&) const = default;
};

struct Bool {
  bool value = false;

  bool operator==(const Bool&) const = default;
};

/// A number or a character constant, as written.
struct Number {
  std::string written{};

  bool operator==(const Number&) const = default;
};

/// A string constant, as written, with its quotes.
struct String {
  std::string written{};

  /// What it stands for; the constant is one that the parser took.
  std::string value() const;

  bool operator==(const String&) const = default;
};

/// `.Labels.job`: fields of the current data, at least one.
struct Field {
  std::vector<Name> fields{};

  bool operator==(const Field&) const = default;
};

/// `$labels.job`: a variable and fields of it. `$` alone has an empty name.
struct Variable {
  Name name{};
  std::vector<Name> fields{};

  bool operator==(const Variable&) const = default;
};

/// A function, called with the operands behind it, and fields of its result.
struct Function {
  Name name{};
  std::vector<Name> fields{};

  bool operator==(const Function&) const = default;
};

struct Pipeline;

/// `(first (query "up")).Value`
struct Parenthesised {
  Box<Pipeline> pipeline;
  Blanks before_end{};
  std::vector<Name> fields{};

  bool operator==(const Parenthesised& other) const;
};

struct Operand {
  std::variant<Dot, Nil, Bool, Number, String, Field, Variable, Function, Parenthesised> node{};
  Blanks before{};
  Span span{};

  bool operator==(const Operand& other) const {
    return before == other.before && node == other.node;
  }
};

/// Operands beside each other, at least one; a first one that is a function is called.
struct Command {
  std::vector<Operand> operands{};

  bool operator==(const Command&) const = default;
};

/// What stands behind a variable that a pipeline gives its value to. A comma leads to the second
/// variable of a `range`.
enum class Sign { Declare, Assign, Comma };

struct Declared {
  Blanks before{};
  Name variable{};
  Blanks before_sign{};
  Sign sign{};

  bool operator==(const Declared&) const = default;
};

/// `$x := a | b`. `pipes` are the blanks before each `|`; one more than between the commands when
/// the last command has one too, which Go takes.
struct Pipeline {
  std::vector<Declared> declared{};
  std::vector<Command> commands{};
  std::vector<Blanks> pipes{};
  Span span{};

  bool operator==(const Pipeline& other) const {
    return declared == other.declared && commands == other.commands && pipes == other.pipes;
  }
};

/// `{{- `, ` if`, ` }}`: the braces with their trim markers, and the keywords with the blanks
/// before them, as written.
struct Head {
  std::string open{};
  std::string words{};
  std::string close{};
  Span span{};

  bool operator==(const Head& other) const {
    return open == other.open && words == other.words && close == other.close;
  }
};

/// What stands outside of braces. The blanks at its ends that a neighbour trims are kept apart.
struct Text {
  Blanks trimmed_before{};
  std::string text{};
  Blanks trimmed_after{};

  bool operator==(const Text&) const = default;
};

/// As written, braces included.
struct Comment {
  std::string written{};

  bool operator==(const Comment&) const = default;
};

struct Action {
  Head head{};
  Pipeline pipeline{};

  bool operator==(const Action&) const = default;
};

struct Node;
using Nodes = std::vector<Node>;

enum class ControlKind { If, With, Range };

/// `{{if a}}…`, `{{else if b}}…`, or `{{else}}…`, which has no pipeline.
struct Branch {
  Head head{};
  std::optional<Pipeline> pipeline{};
  Nodes body;

  bool operator==(const Branch& other) const;
};

/// `if`, `with` or `range` with its branches up to `end`; only the last may lack a pipeline.
struct Control {
  ControlKind kind{};
  std::vector<Branch> branches{};
  Head end{};

  bool operator==(const Control&) const = default;
};

enum class JumpKind { Break, Continue };

struct Jump {
  Head head{};
  JumpKind kind{};

  bool operator==(const Jump&) const = default;
};

/// The name of a template.
struct TemplateName {
  Blanks before{};
  String name{};
  Span span{};

  bool operator==(const TemplateName& other) const {
    return before == other.before && name == other.name;
  }
};

struct Define {
  Head head{};
  TemplateName name{};
  Nodes body;
  Head end{};

  bool operator==(const Define& other) const;
};

/// A definition and its call in one.
struct Block {
  Head head{};
  TemplateName name{};
  Pipeline pipeline{};
  Nodes body;
  Head end{};

  bool operator==(const Block& other) const;
};

/// `{{template "name" pipeline}}`
struct Call {
  Head head{};
  TemplateName name{};
  std::optional<Pipeline> pipeline{};

  bool operator==(const Call&) const = default;
};

struct Node {
  std::variant<Text, Comment, Action, Control, Jump, Define, Block, Call> node{};
  Span span{};

  bool operator==(const Node& other) const { return node == other.node; }
};

/// A text of an alert. `source` is what it was read from, and leads from its spans to the file.
struct Template {
  Nodes nodes{};
  Fragment source{};

  bool operator==(const Template& other) const { return nodes == other.nodes; }
};

}  // namespace obsgen::templates
