#include "plan/rules/template.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "plan/rules/template_scan.h"

namespace obsgen::plan {

namespace {

using Kind = TemplateTokenKind;

constexpr auto kKeywords =
    std::to_array<std::string_view>({"if", "else", "end", "range", "with", "define", "block",
                                     "template", "break", "continue", "true", "false", "nil"});
constexpr auto kGoFunctions = std::to_array<std::string_view>(
    {"and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or",
     "print", "printf", "println", "slice", "urlquery"});
// Of all releases: a function that only newer ones have is no proof of a mistake.
// clang-format off: one name a line would take a page.
constexpr auto kPrometheusFunctions = std::to_array<std::string_view>({"args",
                                                                       "externalURL",
                                                                       "first",
                                                                       "graphLink",
                                                                       "humanize",
                                                                       "humanize1024",
                                                                       "humanizeDuration",
                                                                       "humanizePercentage",
                                                                       "humanizeTimestamp",
                                                                       "label",
                                                                       "match",
                                                                       "now",
                                                                       "parseDuration",
                                                                       "pathPrefix",
                                                                       "query",
                                                                       "reReplaceAll",
                                                                       "safeHtml",
                                                                       "sortByLabel",
                                                                       "stripDomain",
                                                                       "stripPort",
                                                                       "strvalue",
                                                                       "tableLink",
                                                                       "title",
                                                                       "tmpl",
                                                                       "toDuration",
                                                                       "toLower",
                                                                       "toTime",
                                                                       "toUpper",
                                                                       "urlQueryEscape",
                                                                       "value"});
// clang-format on
constexpr std::array<std::string_view, 5> kVariables{"$", "$externalLabels", "$externalURL",
                                                     "$labels", "$value"};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

/// A label that a template asks for: its name, and the bytes of the name.
struct LabelUse {
  std::string_view name{};
  Span span{};
};

bool is_chain(const TemplateAction& tokens, std::size_t at, std::string_view text) {
  return at < tokens.size() && tokens[at].kind == Kind::Chain &&
         (text.empty() || tokens[at].text == text);
}

/// How many tokens from `at` on stand for the alert's labels; 0 if none does. `.Labels` does only
/// where the dot is that of the whole text.
std::size_t labels_operand(const TemplateAction& tokens, std::size_t at, std::size_t rebound) {
  const TemplateToken& token = tokens[at];
  if (token.kind == Kind::Variable && token.text == "$labels") return 1;
  if (token.kind == Kind::Variable && token.text == "$")
    return is_chain(tokens, at + 1, ".Labels") ? 2 : 0;
  return token.kind == Kind::Field && token.text == ".Labels" && rebound == 0 ? 1 : 0;
}

LabelUse without_edges(const TemplateToken& token, std::uint32_t front, std::uint32_t back) {
  return {token.text.substr(front, token.text.size() - front - back),
          {token.span.begin + front, token.span.end - back}};
}

class Reader {
 public:
  Reader(const Fragment& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  std::vector<LabelUse> label_uses() {
    Diagnostics scanned;
    for (const TemplateAction& action : scan_template(source_.text, scanned))
      read(action);
    append(diagnostics_, relocate(std::move(scanned), source_));
    return std::move(uses_);
  }

 private:
  void report(std::string_view code, Span span, std::string message) {
    diagnostics_.push_back({.code = std::string{code},
                            .place = place_in_file(source_, span),
                            .message = std::move(message)});
  }

  void read(const TemplateAction& tokens) {
    const std::size_t rebound = rebound_;
    open_or_close(tokens.front());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].kind == Kind::Identifier) check_word(tokens[i]);
      if (tokens[i].kind == Kind::Variable) check_variable(tokens, i);
      if (const auto size = labels_operand(tokens, i, rebound); size > 0) note_use(tokens, i, size);
    }
  }

  // `with` and `range` bind the dot to something else, but not yet in their own operands.
  void open_or_close(const TemplateToken& first) {
    static constexpr std::array<std::string_view, 4> kRebind{"with", "range", "define", "block"};
    if (first.text == "if" || contains(kRebind, first.text)) {
      blocks_.push_back(first.text);
      if (first.text != "if") ++rebound_;
    } else if (first.text == "end" && !blocks_.empty()) {
      if (blocks_.back() != "if") --rebound_;
      blocks_.pop_back();
    }
  }

  void check_word(const TemplateToken& token) {
    if (!contains(kKeywords, token.text) && !contains(kGoFunctions, token.text) &&
        !contains(kPrometheusFunctions, token.text))
      report("alert/unknown-function", token.span,
             fmt::format("templates have no function '{}'", token.text));
  }

  void check_variable(const TemplateAction& tokens, std::size_t at) {
    const TemplateToken& token = tokens[at];
    const auto next = at + 1 < tokens.size() ? tokens[at + 1].text : std::string_view{};
    if (next == ":=" || next == ",") declared_.insert(token.text);
    if (contains(kVariables, token.text) || declared_.contains(token.text)) return;
    report("alert/unknown-variable", token.span, fmt::format("unknown variable '{}'", token.text));
    diagnostics_.back().help =
        "alerts have '$labels', '$value', '$externalLabels' and '$externalURL'";
  }

  void note_use(const TemplateAction& tokens, std::size_t at, std::size_t size) {
    if (is_chain(tokens, at + size, "")) {
      uses_.push_back(without_edges(tokens[at + size], 1, 0));
    } else if (at > 0 && tokens[at - 1].text == "index" && at + size < tokens.size() &&
               tokens[at + size].kind == Kind::Text) {
      uses_.push_back(without_edges(tokens[at + size], 1, 1));
    }
  }

  const Fragment& source_;
  Diagnostics& diagnostics_;
  std::vector<LabelUse> uses_;
  std::vector<std::string_view> blocks_;
  std::set<std::string_view> declared_;
  std::size_t rebound_ = 0;
};

std::string listed(const TemplateLabels& labels) {
  std::string text;
  for (const auto& [name, after] : labels)
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", name);
  return text;
}

Diagnostic unknown_label(const Fragment& source, const LabelUse& use,
                         const TemplateLabels& labels) {
  Diagnostic problem{.code = "alert/unknown-label",
                     .place = place_in_file(source, use.span),
                     .message = fmt::format("the alert's signal has no label '{}'", use.name)};
  problem.notes.push_back(
      {labels.empty() ? "it has no labels" : fmt::format("it has {}", listed(labels)), {}});
  const auto own = std::ranges::find(labels, use.name, [](const auto& l) { return l.second; });
  if (own != labels.end())
    problem.help = fmt::format(
        "write '{}', as in the catalog; the text follows what it is called "
        "after the scrape",
        own->first);
  return problem;
}

std::string_view without_blank_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

TemplateLabels template_labels(const Query& query) {
  TemplateLabels labels;
  for (const QueryLabel& label : query.labels)
    if (label.own != nullptr) labels.emplace(label.own->name, label.name);
  for (const QueryLabel& label : query.labels)
    if (label.own == nullptr) labels.emplace(label.name, label.name);
  return labels;
}

std::string name_labels(const Fragment& source, const TemplateLabels& labels,
                        Diagnostics& diagnostics) {
  std::string text;
  std::size_t copied = 0;
  const std::string_view whole = source.text;
  for (const LabelUse& use : Reader{source, diagnostics}.label_uses()) {
    const auto label = labels.find(std::string{use.name});
    if (label == labels.end()) {
      diagnostics.push_back(unknown_label(source, use, labels));
      continue;
    }
    text.append(whole.substr(copied, use.span.begin - copied)).append(label->second);
    copied = use.span.end;
  }
  text.append(whole.substr(copied));
  text.resize(without_blank_end(text).size());
  return text;
}

std::string escape_template(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size();) {
    const bool opens = text.substr(at).starts_with("{{");
    escaped += opens ? std::string_view{"{{ \"{{\" }}"} : text.substr(at, 1);
    at += opens ? 2 : 1;
  }
  return escaped;
}

}  // namespace obsgen::plan
