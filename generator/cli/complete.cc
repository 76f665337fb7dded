#include "cli/complete.h"

#include <algorithm>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace obsgen::cli {

namespace {

/// A word that is being typed, and what stands before it on the line of a command.
struct Typing {
  std::vector<std::string> before{};
  std::string word{};
};

Typing typing_of(std::span<const std::string> words) {
  std::vector<std::string> all;
  std::ranges::remove_copy(words, std::back_inserter(all), "=");
  if (words.back() == "=") all.emplace_back();
  Typing typing{.word = std::move(all.back())};
  all.pop_back();
  typing.before = std::move(all);
  return typing;
}

std::string offer(std::string_view prefix, std::string_view begun, std::string_view word,
                  std::string_view summary) {
  if (!word.starts_with(begun)) return {};
  return fmt::format("{}{}{}{}\n", prefix, word, summary.empty() ? "" : "\t", summary);
}

/// What may be a value, all but `prefix` of which is `begun`.
std::string values(const Option& option, std::string_view prefix, std::string_view begun) {
  if (option.takes == Takes::File) return ":files\n";
  if (option.takes == Takes::Folder) return ":folders\n";
  const auto comma = option.takes == Takes::Words ? begun.rfind(',') : std::string_view::npos;
  const auto done = comma == std::string_view::npos ? 0 : comma + 1;
  const auto kept = fmt::format("{}{}", prefix, begun.substr(0, done));
  std::string text;
  for (const auto word : option.words)
    text += offer(kept, begun.substr(done), word, "");
  return text;
}

std::string options(const Command& command, std::string_view begun) {
  std::string text;
  for (const auto* some : {&command.options, &common_options()})
    for (const Option& option : *some)
      text += offer("", begun, fmt::format("--{}", option.name), option.summary);
  return text;
}

/// The option that waits for its value; none when the last word is complete in itself.
const Option* waiting(const Command& command, const std::vector<std::string>& before) {
  if (before.empty() || !before.back().starts_with("--")) return nullptr;
  const Option* option = find_option(command, std::string_view{before.back()}.substr(2));
  return option != nullptr && option->takes != Takes::Nothing ? option : nullptr;
}

/// The arguments among the words before.
std::vector<std::string> arguments_of(const Command& command,
                                      const std::vector<std::string>& before) {
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].starts_with("-"))
      i += waiting(command, {before[i]}) != nullptr ? 1U : 0U;
    else
      arguments.push_back(before[i]);
  }
  return arguments;
}

std::string arguments(const Command& command, const Typing& typing) {
  const auto given = arguments_of(command, typing.before);
  if (command.arguments.empty()) return {};
  const bool more = command.arguments.back().times == Argument::Times::Any;
  if (given.size() >= command.arguments.size() && !more) return {};
  const auto& argument = command.arguments[std::min(given.size(), command.arguments.size() - 1)];
  if (argument.takes == Takes::File) return ":files\n";
  std::string text;
  for (const auto word : argument.words)
    text += offer("", typing.word, word, "");
  if (argument.offered != nullptr)
    for (const auto& word : argument.offered(given))
      text += offer("", typing.word, word, "");
  return text;
}

std::string of_command(const Command& command, const Typing& typing) {
  const std::string_view word = typing.word;
  if (std::ranges::find(typing.before, "--") != typing.before.end()) return {};
  if (const Option* option = waiting(command, typing.before)) return values(*option, "", word);
  if (!word.starts_with("-")) return arguments(command, typing);
  const auto equals = word.find('=');
  if (equals == std::string_view::npos) return options(command, word);
  const Option* option = waiting(command, {std::string{word.substr(0, equals)}});
  if (option == nullptr) return {};
  return values(*option, word.substr(0, equals + 1), word.substr(equals + 1));
}

}  // namespace

std::string completions(const std::vector<Command>& commands,
                        const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.size() > 1) {
    const auto command = std::ranges::find(commands, words.front(), &Command::name);
    if (command == commands.end()) return {};
    return of_command(*command, typing_of(std::span{words}.subspan(1)));
  }
  std::string text;
  for (const Command& command : commands)
    if (!command.summary.empty()) text += offer("", words.front(), command.name, command.summary);
  return text;
}

}  // namespace obsgen::cli
