#include <string_view>

#include "base/overloaded.h"
#include "promql/print.h"
#include "promql/syntax/print_flat.h"

// A node is split over lines when its flat form is longer than a line; children decide for
// themselves. All text is cut out of the flat form, so the two can never differ in more than
// blanks.
namespace obsgen::promql {
namespace {

constexpr std::size_t kWidth = 100;

// Whether a node begins a line of its own, and so brings its indentation.
enum class Lead { Indent, None };

class PrettyPrinter {
 public:
  explicit PrettyPrinter(const FlatText& flat) : flat_(flat) {}

  std::string print(const Expr& expr) {
    node(expr, 0, Lead::Indent);
    return std::move(out_);
  }

 private:
  std::string_view cut(std::size_t begin, std::size_t end) const {
    return std::string_view{flat_.text}.substr(begin, end - begin);
  }

  // The extent of the next node; the order is that of the flat form.
  const Extent& take() { return flat_.extents[next_++]; }

  const Extent& peek() const { return flat_.extents[next_]; }

  void indent(std::size_t level, Lead lead) {
    if (lead == Lead::Indent) out_.append(2 * level, ' ');
  }

  void node(const Expr& expr, std::size_t level, Lead lead) {
    const std::size_t index = next_;
    const Extent& own = take();
    if (own.wrapped && own.size() <= kWidth) {
      flat(own, level, lead);
    } else if (own.wrapped) {
      indent(level, lead);
      out_ += "(\n";
      const Extent inner{own.begin + 1, own.end - 1};
      contents(expr, inner, level + 1, Lead::Indent);
      out_ += '\n';
      indent(level, Lead::Indent);
      out_ += ')';
    } else {
      contents(expr, own, level, lead);
    }
    next_ = end_of(index);
  }

  // The index behind a node's last descendant: those lie inside it.
  std::size_t end_of(std::size_t index) const {
    std::size_t end = next_;
    while (end < flat_.extents.size() && flat_.extents[end].begin < flat_.extents[index].end)
      ++end;
    return end;
  }

  void flat(const Extent& own, std::size_t level, Lead lead) {
    indent(level, lead);
    out_ += cut(own.begin, own.end);
  }

  void contents(const Expr& expr, const Extent& own, std::size_t level, Lead lead) {
    if (const auto* unary = std::get_if<Unary>(&expr.node)) {
      indent(level, lead);
      out_ += cut(own.begin, own.begin + 1);
      return node(*unary->operand, level, Lead::None);
    }
    if (own.size() <= kWidth) {
      // A subquery brings no indentation of its own, unlike all others.
      const bool subquery = std::holds_alternative<Subquery>(expr.node);
      return flat(own, level, subquery ? Lead::None : lead);
    }
    std::visit(Overloaded{[&](const NumberLiteral&) { flat(own, level, lead); },
                          [&](const StringLiteral&) { flat(own, level, lead); },
                          [&](const Macro&) { flat(own, level, lead); },
                          [&](const VectorSelector&) { flat(own, level, lead); },
                          [&](const MatrixSelector&) { flat(own, level, lead); },
                          [&](const Unary&) { flat(own, level, lead); },
                          [&](const Subquery& subquery) {
                            const std::size_t tail = peek().end;
                            node(*subquery.expr, level, lead);
                            out_ += cut(tail, own.end);
                          },
                          [&](const Paren& paren) {
                            open(own, level, lead);
                            node(*paren.inner, level + 1, Lead::Indent);
                            close(level);
                          },
                          [&](const Binary& binary) { print_binary(binary, own, level, lead); },
                          [&](const Aggregation& aggregation) {
                            open(own, level, lead);
                            if (aggregation.parameter) {
                              node(**aggregation.parameter, level + 1, Lead::Indent);
                              out_ += ",\n";
                            }
                            node(*aggregation.operand, level + 1, Lead::Indent);
                            close(level);
                          },
                          [&](const Call& call) { print_call(call, own, level, lead); }},
               expr.node);
  }

  // What stands before the first child, which ends in a parenthesis.
  void open(const Extent& own, std::size_t level, Lead lead) {
    indent(level, lead);
    out_ += cut(own.begin, peek().begin);
    out_ += '\n';
  }

  void close(std::size_t level) {
    out_ += '\n';
    indent(level, Lead::Indent);
    out_ += ')';
  }

  void print_call(const Call& call, const Extent& own, std::size_t level, Lead lead) {
    if (call.args.empty()) return flat(own, level, lead);
    open(own, level, lead);
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      if (i > 0) out_ += ",\n";
      node(call.args[i], level + 1, Lead::Indent);
    }
    close(level);
  }

  void print_binary(const Binary& binary, const Extent& own, std::size_t level, Lead lead) {
    static_cast<void>(own);
    const std::size_t operator_begin = peek().end;
    node(*binary.lhs, level + 1, lead);
    const std::string_view between = cut(operator_begin, peek().begin);
    out_ += '\n';
    indent(level, Lead::Indent);
    out_ += between.substr(1, between.size() - 2);
    out_ += '\n';
    node(*binary.rhs, level + 1, Lead::Indent);
  }

  const FlatText& flat_;
  std::string out_{};
  std::size_t next_ = 0;
};

}  // namespace

std::string pretty(const Expr& expr) {
  const FlatText flat = print_with_extents(expr);
  return PrettyPrinter{flat}.print(expr);
}

}  // namespace obsgen::promql
