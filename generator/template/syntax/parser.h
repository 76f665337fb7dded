#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "template/syntax/scopes.h"
#include "template/syntax/token.h"
#include "template/tree.h"

namespace obsgen::templates {

/// The help for an operator.
inline constexpr std::string_view kNoOperators =
    "templates have functions in place of operators: 'eq a b', 'gt a b', 'and a b'";

/// A parse in progress. Wrong syntax ends it: from then on only the end of the text is seen, so
/// that whatever is being read ends by itself.
class Parser {
 public:
  explicit Parser(Tokens tokens);

  /// All of the text.
  Nodes parse();

  /// What was wrong, at bytes of the text.
  Diagnostics problems() const { return problems_; }

  /// How many tokens were looked at, a measure of the work done.
  std::size_t steps() const { return steps_; }

 private:
  enum class Level { Top, Nested };

  struct Known {};

  /// Where a pipeline stands: what ends it, how messages call it, the variables it may declare.
  struct Slot {
    TokenKind end{};
    std::string_view what{};
    std::size_t variables = 1;
  };

  // Tokens, in parser.cc.
  const Token& peek(std::size_t ahead = 0);
  const Token& next();

  bool is_next(TokenKind kind) { return peek().kind == kind; }

  bool is_word(std::size_t ahead, std::string_view word);
  void report(std::string_view code, Span span, std::string message, std::string help = {});
  void fail(Span span, std::string message, std::string help = {});
  void fail_at(const Token& token, std::string_view place);
  bool enter(Span span);

  void leave() { --depth_; }

  // Structure, in parse.cc.
  Nodes body(Level level);
  void add_text(Nodes& nodes);
  void add_action(Nodes& nodes, Level level);
  bool ends_body(Level level);
  std::optional<Control> control(ControlKind kind);
  bool add_branch(Control& control, std::string_view word);
  Branch branch(ControlKind kind, Head head);
  Jump jump(JumpKind kind);
  Define define();
  Block block();
  Call call();
  Action action();
  Nodes own_body();
  void enter_definition(const TemplateName& name, const Nodes& body);

  // Heads of actions, in parse_head.cc.
  Head open();
  Head keyword();
  void add_word(Head& head);
  void close(Head& head, std::string_view place);
  Head end_of(Span opened);
  TemplateName template_name(std::string_view place);

  // Pipelines, in parse_pipeline.cc.
  Pipeline pipeline(const Slot& slot);
  void declarations(Pipeline& pipeline, const Slot& slot);
  bool declared_next();
  void declaration(Pipeline& pipeline);
  Command command();
  std::optional<Operand> operand();
  void term(Operand& operand, const Token& token);
  void parenthesised(Operand& operand, const Token& token);
  std::vector<Name> fields();
  void check_stages(const Pipeline& pipeline);
  void check_function(const Token& token);
  void check_variable(const Token& token);
  void check_number(const Token& token);
  void check_string(const Token& token);

  Tokens tokens_;
  std::size_t at_ = 0;
  std::size_t steps_ = 0;
  Diagnostics problems_{};
  bool failed_ = false;
  int depth_ = 0;
  int ranges_ = 0;  // that the current place is in
  bool defining_ = false;
  Scopes<Known> variables_{};
  std::map<std::string, bool> definitions_{};  // names, and whether the body says anything
};

}  // namespace obsgen::templates
