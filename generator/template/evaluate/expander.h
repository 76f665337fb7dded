#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "template/evaluate/functions.h"

namespace obsgen::templates {

/// How the body of a loop ends.
enum class Flow { On, Break, Continue };

/// What is executed, up to the first thing that stops it: from then on nothing has an effect.
class Expander {
 public:
  explicit Expander(const Data& data) : data_(data) {}

  Expansion expand(const Template& source);

 private:
  using Variable = std::pair<std::string, Value>;

  bool stopped() const { return failed_.has_value() || unclear_.has_value(); }

  Value stop(Failed failed, Span span);

  Value stop(Unclear unclear, Span span);

  Value fail(std::string reason, Span span) { return stop(Failed{std::move(reason), {}}, span); }

  /// The value of a result, or a stop.
  Value settle(Result result, Span span);

  void step(Span span);

  /// Of two definitions of one name the one that says something counts.
  void define(const TemplateName& name, const Nodes& body);

  static bool says_nothing(const Nodes& nodes);

  void collect(const Nodes& nodes);

  Flow run(const Nodes& nodes, const Value& dot);

  Flow run_each(const Nodes& nodes, const Value& dot);

  void act(const Action& action, const Value& dot);

  /// Variables of a control's own pipelines live up to its end.
  Flow branch(const Control& control, const Value& dot);

  /// True when the body was run at least once, or all is over.
  bool loop(const Branch& body, const Value& over);
  bool loop_over(const Branch& body, const StringMap& map);
  bool loop_over(const Branch& body, const Arguments& arguments);

  bool unclear_count(Span span);

  bool count_up(const Branch& body, std::int64_t count);

  Flow round(const Branch& body, const Value& key, const Value& element);

  void call(const TemplateName& name, const Value& dot);

  /// The variable of that name that was declared last, or the end.
  using Innermost = std::vector<Variable>::reverse_iterator;
  Innermost innermost(const Name& name);

  void assign(const Name& name, const Value& value);

  Value variable(const Name& name, Span span);

  Value pipeline(const Pipeline& source, const Value& dot);

  /// The operands of a command beside its first, and what is piped in.
  struct Given {
    std::span<const Operand> operands{};
    const std::optional<Value>& piped;

    bool any() const { return !operands.empty() || piped.has_value(); }
  };

  Value command(const Command& source, const Value& dot, const std::optional<Value>& piped);

  Value not_callable(Span span) { return fail("can't give argument to non-function", span); }

  /// A constant or the dot.
  Value literal(const Operand& operand, const Value& dot);

  Value chain(Value value, const std::vector<Name>& fields, Span span, const Given& given);

  Value field(const Value& value, const Name& name, Span span, bool has_operands);

  Value field_of_top(const Name& name, Span span, bool has_operands);

  Value invoke(const Function& source, Span span, const Given& given, const Value& dot);

  Value called(const FunctionRow& row, const Operands& operands, Span span);

  static Parameter parameter_of(const FunctionRow& row, std::size_t at);

  /// `and` and `or`: the first operand that decides, else the last.
  Value decide(const FunctionRow& row, const Given& given, const Value& dot);

  /// The value of an operand where `wanted` is asked for.
  Value argument(const Operand& operand, Parameter wanted, const Value& dot);

  Value constant_argument(const Operand& operand, Parameter wanted, const Value& dot);

  Value operand_value(const Operand& operand, const Value& dot);

  /// `value` where `wanted` is asked for.
  Value fitting(Value value, Parameter wanted, Span span);

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

}  // namespace obsgen::templates
