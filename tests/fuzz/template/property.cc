#include "property.h"

#include <algorithm>

#include "template/change.h"
#include "template/evaluate.h"
#include "template/legend.h"
#include "template/parse.h"
#include "template/print.h"
#include "template/syntax/lexer.h"
#include "template/walk.h"

namespace obsgen::templates {

namespace {

Fragment fragment(std::string_view text) {
  return {.text = std::string{text},
          .file = 0,
          .file_span = {0, static_cast<std::uint32_t>(text.size())},
          .segments = {{0, 0}}};
}

bool fits(Span span, std::size_t size) { return span.begin <= span.end && span.end <= size; }

bool fit(const Nodes& nodes, std::size_t size) {
  return std::ranges::all_of(nodes, [&](const Node& node) { return fits(node.span, size); });
}

std::string broken_places(std::string_view text, const Outcome<Template>& read) {
  for (const Diagnostic& problem : read.diagnostics)
    if (!fits(problem.place.span, text.size())) return "a problem outside of the text";
  if (!read.value) return {};
  if (!fit(read.value->nodes, text.size())) return "a node outside of the text";
  bool inside = true;
  for_each_operand(*read.value,
                   [&](const Operand& one) { inside = inside && fits(one.span, text.size()); });
  return inside ? std::string{} : "an operand outside of the text";
}

std::string renamed(const LabelUse& use) { return use.name + "_renamed"; }

std::string broken_uses(std::string_view text, const Template& source) {
  const auto before = uses(source).labels;
  for (const LabelUse& use : before)
    if (!fits(use.span, text.size())) return "a label outside of the text";
  const auto again = parse_template(fragment(print(rename_labels(source, renamed))));
  if (!again.ok()) return "renamed labels make a text that is refused";
  const auto after = uses(*again.value).labels;
  const auto follows = [](const LabelUse& a, const LabelUse& b) {
    return renamed(a) == b.name && a.owner == b.owner;
  };
  return std::ranges::equal(before, after, follows) ? std::string{} : "renamed labels are lost";
}

std::string broken_expansion(std::string_view text, const Template& source) {
  const auto expansion = expand(
      source, {.labels = {{"job", "api"}}, .value = 1234.5678, .external_url = "http://p/x"});
  const auto inside = [&](Span span) {
    return fits(span, text.size()) ? std::string{} : "an expansion stops outside of the text";
  };
  if (const auto* failed = std::get_if<Failed>(&expansion)) return inside(failed->span);
  if (const auto* unclear = std::get_if<Unclear>(&expansion)) return inside(unclear->span);
  const auto plain = plain_text(source);
  const bool same = !plain || *plain == std::get<Expanded>(expansion).text;
  return same ? std::string{} : "a plain text expands to another";
}

std::string broken_tokens(std::string_view text) {
  const auto lexed = lex(text);
  std::string joined;
  for (const Token& token : lexed.tokens)
    joined.append(token.before).append(token.text);
  return lexed.problem || joined == text ? std::string{} : "the tokens are not the text";
}

std::string broken_legend(std::string_view text) {
  const auto legend = parse_legend(text);
  if (print(legend) != text) return "a legend is printed otherwise";
  for (const LegendLabel& label : labels(legend))
    if (!fits(label.span, text.size())) return "a legend's label outside of the text";
  return {};
}

}  // namespace

std::string broken_property(std::string_view text) {
  if (auto broken = broken_legend(text); !broken.empty()) return broken;
  if (auto broken = broken_tokens(text); !broken.empty()) return broken;
  const auto read = parse_template(fragment(text));
  if (auto broken = broken_places(text, read); !broken.empty()) return broken;
  if (!read.ok()) return {};
  if (print(*read.value) != text) return "printed otherwise";
  if (auto broken = broken_expansion(text, *read.value); !broken.empty()) return broken;
  return broken_uses(text, *read.value);
}

}  // namespace obsgen::templates
