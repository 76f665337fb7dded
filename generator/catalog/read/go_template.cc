// Alert texts are Go templates. Only what no template can be is refused here; whether labels and
// functions exist is another question. Source: the documentation of Go's text/template.
#include "catalog/read/go_template.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kBlanks = " \t\r\n";

Span span_of(std::size_t begin, std::size_t end) {
  return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

Diagnostic problem(std::string message, std::size_t begin, std::size_t end) {
  return {.code = "catalog/template",
          .place = {.file = 0, .span = span_of(begin, end)},
          .message = std::move(message)};
}

/// Where the quoted text that starts at `at` ends (behind its quote), or npos.
std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i + 1;
    if (quote == '`') continue;
    if (text[i] == '\n') return std::string_view::npos;
    if (text[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

/// One `{{ … }}`: the bytes between the braces, or what keeps it from being one.
struct Action {
  std::string_view inside{};
  std::size_t end = 0;  // behind the braces
  std::optional<Diagnostic> error{};
};

Action failed(std::string_view text, std::string message, std::size_t begin, std::size_t end) {
  return {.end = text.size(), .error = problem(std::move(message), begin, end)};
}

Action comment_at(std::string_view text, std::size_t open) {
  const auto close = text.find("*/", open);
  if (close == std::string_view::npos)
    return failed(text, "the comment has no end", open, open + kOpen.size());
  const auto end = text.find(kClose, close);
  if (end == std::string_view::npos)
    return failed(text, "'{{' without '}}'", open, open + kOpen.size());
  return {.inside = "/**/", .end = end + kClose.size()};
}

Action action_at(std::string_view text, std::size_t open) {
  std::size_t at = open + kOpen.size();
  if (text.substr(at).starts_with("/*") || text.substr(at).starts_with("- /*"))
    return comment_at(text, open);
  while (at < text.size() && !text.substr(at).starts_with(kClose)) {
    if (text.substr(at).starts_with(kOpen)) break;
    if (text[at] != '"' && text[at] != '`' && text[at] != '\'') {
      ++at;
      continue;
    }
    const auto end = quote_end(text, at);
    if (end == std::string_view::npos)
      return failed(text, "the quoted text has no end", at, at + 1);
    at = end;
  }
  if (!text.substr(at).starts_with(kClose))
    return failed(text, "'{{' without '}}'", open, open + kOpen.size());
  return {.inside = text.substr(open + kOpen.size(), at - open - kOpen.size()),
          .end = at + kClose.size()};
}

std::string_view trimmed(std::string_view text) {
  if (text.starts_with("- ")) text.remove_prefix(2);
  if (text.ends_with(" -")) text.remove_suffix(2);
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

bool is_word(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Blocks that wait for their `end`, and what was wrong so far.
class Blocks {
 public:
  void enter(std::string_view inside, Span span) {
    const auto command = trimmed(inside);
    const auto word = command.substr(0, command.find_first_of(" \t\r\n("));
    if (command.empty()) report("the action is empty", span);
    check_parentheses(command, span);
    if (is_word(word, {"if", "range", "with", "define", "block"})) {
      open_.push_back(span);
    } else if (word == "end" && !open_.empty()) {
      open_.pop_back();
    } else if (is_word(word, {"end", "else"}) && open_.empty()) {
      report(fmt::format("'{}' without a block", word), span);
    }
  }

  Diagnostics finish() {
    for (const Span span : open_)
      report("the block has no 'end'", span);
    return std::move(found_);
  }

 private:
  void report(std::string message, Span span) {
    found_.push_back(problem(std::move(message), span.begin, span.end));
  }

  void check_parentheses(std::string_view command, Span span) {
    int depth = 0;
    for (std::size_t at = 0; at < command.size() && depth >= 0; ++at) {
      const char c = command[at];
      if (c == '"' || c == '`' || c == '\'') at = quote_end(command, at) - 1;
      if (c == '(') ++depth;
      if (c == ')') --depth;
    }
    if (depth != 0) report("the parentheses do not match", span);
  }

  std::vector<Span> open_{};
  Diagnostics found_{};
};

Diagnostics check_legend(std::string_view text) {
  Diagnostics found;
  for (auto open = text.find(kOpen); open != std::string_view::npos;) {
    const auto close = text.find(kClose, open);
    if (close == std::string_view::npos) {
      found.push_back(problem("'{{' without '}}'", open, open + kOpen.size()));
      break;
    }
    const auto label = trimmed(text.substr(open + 2, close - open - 2));
    const bool word = !label.empty() && std::ranges::all_of(label, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!word) {
      found.push_back(
          problem(fmt::format("'{}' is not a label", label), open, close + kClose.size()));
      found.back().help = "a legend is text with {{label}} in it";
    }
    open = text.find(kOpen, close);
  }
  return found;
}

}  // namespace

Diagnostics check_go_template(std::string_view text) {
  Blocks blocks;
  for (auto open = text.find(kOpen); open != std::string_view::npos;) {
    auto action = action_at(text, open);
    if (action.error) return {*std::move(action.error)};
    blocks.enter(action.inside, span_of(open, action.end));
    open = text.find(kOpen, action.end);
  }
  return blocks.finish();
}

std::optional<Fragment> read_template(const Node& node, Diagnostics& diagnostics) {
  auto text = read_fragment(node, diagnostics);
  if (text) append(diagnostics, relocate(check_go_template(text->text), *text));
  return text;
}

std::optional<Fragment> read_legend(const Node& node, Diagnostics& diagnostics) {
  auto text = read_fragment(node, diagnostics);
  if (text) append(diagnostics, relocate(check_legend(text->text), *text));
  return text;
}

std::optional<std::string> read_legend_text(const Node& node, Diagnostics& diagnostics) {
  auto legend = read_legend(node, diagnostics);
  return legend ? std::optional{std::move(legend->text)} : std::nullopt;
}

}  // namespace obsgen::catalog
