#include "plan/runbooks/text.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/overloaded.h"
#include "template/uses.h"

namespace obsgen::plan {

namespace {

constexpr auto kNpos = std::string_view::npos;
constexpr std::string_view kCommand = "kubectl ";

/// A label in a text, and where its placeholder begins there.
struct Hole {
  std::size_t begin = 0;
  std::string label{};
};

struct Prose {
  std::string text{};
  std::vector<Hole> holes{};
};

class Teller {
 public:
  Teller(const templates::Template& source, Placeholder style)
      : style_(style), labels_(uses(source).labels) {
    tell(source.nodes);
  }

  Prose prose() && { return std::move(out_); }

 private:
  void tell(const templates::Nodes& nodes) {
    for (const templates::Node& node : nodes)
      std::visit(Overloaded{[&](const templates::Text& text) { out_.text += text.text; },
                            [](const templates::Comment&) {}, [](const templates::Jump&) {},
                            [](const templates::Define&) {},
                            [&](const templates::Action& action) { tell(action.pipeline); },
                            [&](const templates::Control& control) {
                              for (const templates::Branch& branch : control.branches)
                                tell(branch.body);
                            },
                            [&](const templates::Block& block) { tell(block.body); },
                            [&](const templates::Call&) { placeholder("value"); }},
                 node.node);
  }

  void tell(const templates::Pipeline& pipeline) {
    if (!pipeline.declared.empty()) return;
    const auto first =
        std::ranges::lower_bound(labels_, pipeline.span.begin, {},
                                 [](const templates::LabelUse& use) { return use.span.begin; });
    if (first != labels_.end() && first->span.end <= pipeline.span.end) {
      out_.holes.push_back({out_.text.size(), first->name});
      return placeholder(first->name);
    }
    if (const auto* text = only_text(pipeline)) {
      out_.text += text->value();
    } else {
      placeholder("value");
    }
  }

  static const templates::String* only_text(const templates::Pipeline& pipeline) {
    const auto& operands = pipeline.commands.front().operands;
    const bool only = pipeline.commands.size() == 1 && operands.size() == 1;
    return only ? std::get_if<templates::String>(&operands.front().node) : nullptr;
  }

  void placeholder(const std::string& name) {
    out_.text += style_ == Placeholder::Shell ? "$" + name : "<" + name + ">";
  }

  Placeholder style_;
  std::vector<templates::LabelUse> labels_;
  Prose out_{};
};

/// Where the parenthesis closes that opens before `from`.
std::size_t closing(std::string_view text, std::size_t from) {
  int open = 1;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && --open == 0) return at;
  }
  return text.size();
}

ShellCommand command(const Prose& prose, std::size_t begin, std::size_t end) {
  ShellCommand command{.text = prose.text.substr(begin, end - begin)};
  for (const Hole& hole : prose.holes) {
    if (hole.begin >= begin && hole.begin < end) command.variables.push_back(hole.label);
  }
  return command;
}

}  // namespace

std::string without_actions(const templates::Template& source, Placeholder style) {
  return Teller{source, style}.prose().text;
}

std::vector<ShellCommand> commands_in(const templates::Template& source) {
  const Prose prose = Teller{source, Placeholder::Shell}.prose();
  const std::string_view text = prose.text;
  std::vector<ShellCommand> commands;
  for (auto at = text.find('('); at != kNpos; at = text.find('(', at + 1)) {
    const std::size_t close = closing(text, at + 1);
    std::size_t begin = at + 1;
    while (begin < close && text.substr(begin, close - begin).starts_with(kCommand)) {
      const auto end = std::min({text.find("; ", begin), text.find(", ", begin), close});
      commands.push_back(command(prose, begin, end));
      begin = end < close && text[end] == ';' ? end + 2 : close;
    }
  }
  return commands;
}

}  // namespace obsgen::plan
