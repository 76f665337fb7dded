#include "plan/runbooks/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "plan/rules/template_scan.h"

namespace obsgen::plan {

namespace {

using Kind = TemplateTokenKind;

constexpr auto kNpos = std::string_view::npos;
constexpr std::string_view kCommand = "kubectl ";

/// Bytes from `{{` to behind `}}`; a quoted text may hold braces. All the rest when it is not
/// closed, which the reader of catalogs refuses.
std::size_t action_size(std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 2; at + 1 < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == '\\' && quote != '`') {
        ++at;
      } else if (c == quote) {
        quote = '\0';
      }
    } else if (c == '"' || c == '`' || c == '\'') {
      quote = c;
    } else if (c == '}' && text[at + 1] == '}') {
      return at + 2;
    }
  }
  return text.size();
}

bool steers(const TemplateAction& tokens) {
  static constexpr std::array<std::string_view, 7> kWords{"if",   "else",   "end",  "range",
                                                          "with", "define", "block"};
  return std::ranges::find(kWords, tokens.front().text) != kWords.end();
}

/// The label behind `$labels` or `.Labels`, also by `index`.
std::optional<std::string> label_of(const TemplateAction& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].text != "$labels" && tokens[i].text != ".Labels") continue;
    const TemplateToken& next = tokens[i + 1];
    if (next.kind == Kind::Chain) return std::string{next.text.substr(1)};
    if (next.kind == Kind::Text) return std::string{next.text.substr(1, next.text.size() - 2)};
  }
  return std::nullopt;
}

std::string placeholder(const std::string& name, Placeholder style) {
  return style == Placeholder::Shell ? "$" + name : "<" + name + ">";
}

TemplateAction tokens_of(std::string_view action) {
  Diagnostics reported_when_planned;
  auto actions = scan_template(action, reported_when_planned);
  return actions.empty() ? TemplateAction{} : std::move(actions.front());
}

std::string shown(std::string_view action, Placeholder style) {
  const auto tokens = tokens_of(action);
  if (tokens.empty() || steers(tokens)) return {};
  if (const auto label = label_of(tokens)) return placeholder(*label, style);
  if (tokens.size() == 1 && tokens.front().kind == Kind::Text)
    return std::string{tokens.front().text.substr(1, tokens.front().text.size() - 2)};
  return placeholder("value", style);
}

/// The part of `text` up to the parenthesis that closes the one before it.
std::string_view up_to_closing(std::string_view text) {
  int open = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && --open == 0) return text.substr(0, at);
  }
  return text;
}

}  // namespace

std::string without_actions(std::string_view text, Placeholder style) {
  std::string out;
  while (true) {
    const auto at = text.find("{{");
    out += text.substr(0, at);
    if (at == kNpos) return out;
    text.remove_prefix(at);
    const auto size = action_size(text);
    out += shown(text.substr(0, size), style);
    text.remove_prefix(size);
  }
}

std::vector<std::string> commands_in(std::string_view text) {
  std::vector<std::string> commands;
  for (auto at = text.find('('); at != kNpos; at = text.find('(', at + 1)) {
    auto inside = up_to_closing(text.substr(at + 1));
    while (inside.starts_with(kCommand)) {
      const auto end = std::min(inside.find("; "), inside.find(", "));
      commands.emplace_back(inside.substr(0, end));
      const bool more = end != kNpos && inside[end] == ';';
      inside = more ? inside.substr(end + 2) : std::string_view{};
    }
  }
  return commands;
}

std::vector<std::string> labels_in(std::string_view text) {
  std::set<std::string> labels;
  for (auto at = text.find("{{"); at != kNpos; at = text.find("{{", at)) {
    const auto size = action_size(text.substr(at));
    if (const auto label = label_of(tokens_of(text.substr(at, size)))) labels.insert(*label);
    at += size;
  }
  return {labels.begin(), labels.end()};
}

}  // namespace obsgen::plan
