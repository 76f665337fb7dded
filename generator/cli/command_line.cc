// The slips are looked for here, by the rows that describe the options, so that each message can
// say what would be right; what is left is an orderly command line, which cxxopts takes apart.

#include "cli/command_line.h"

#include <algorithm>
#include <utility>

#include <cxxopts.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"

namespace obsgen::cli {

namespace {

const std::string kPositional = "arguments";

/// A list of words to choose from belongs to the help, and would be too long for a completion.
std::string described(const Option& option) {
  if (option.takes != Takes::Words) return std::string{option.summary};
  return fmt::format("{}: {}", option.summary, fmt::join(option.words, ", "));
}

cxxopts::Options cxxopts_of(const Command& command) {
  cxxopts::Options all{fmt::format("obsgen {}", command.name),
                       fmt::format("{}\n", command.description)};
  all.custom_help(command.options.empty() ? "" : "[options]");
  all.positional_help(std::string{command.usage});
  for (const auto* options : {&command.options, &common_options()})
    for (const Option& option : *options) {
      const auto name = option.name == "help" ? "h,help" : std::string{option.name};
      if (option.takes == Takes::Nothing) {
        all.add_options()(name, std::string{option.summary});
        continue;
      }
      auto value = cxxopts::value<std::string>();
      if (!option.fallback.empty()) value->default_value(std::string{option.fallback});
      all.add_options()(name, described(option), value, std::string{option.value});
    }
  all.add_options(kPositional)(kPositional, "", cxxopts::value<std::vector<std::string>>());
  all.parse_positional({kPositional});
  return all;
}

UsageError unknown_option(const Command& command, std::string_view written) {
  std::vector<std::string> names;
  for (const auto* options : {&command.options, &common_options()})
    for (const Option& option : *options)
      names.push_back(fmt::format("--{}", option.name));
  return {fmt::format("'{}' has no option '{}'", command.name, written),
          advice(written, names, fmt::format("obsgen {} --help", command.name))};
}

/// What is wrong with one option, and how many words it takes up.
std::variant<std::size_t, UsageError> read_option(const Command& command,
                                                  std::span<const std::string> words) {
  const std::string_view word = words.front();
  if (word == "-h") return 1U;
  const auto equals = word.find('=');
  const auto written = word.substr(0, equals);
  const Option* option =
      written.starts_with("--") ? find_option(command, written.substr(2)) : nullptr;
  if (option == nullptr) return unknown_option(command, written);
  const bool has_value = equals != std::string_view::npos;
  if (option->takes == Takes::Nothing) {
    if (has_value) return UsageError{fmt::format("{} takes no value", written)};
    return 1U;
  }
  if (has_value) return 1U;
  if (words.size() < 2)
    return UsageError{fmt::format("{} needs a value: {}", written, option->value)};
  return 2U;
}

std::optional<UsageError> slip_in(const Command& command, std::span<const std::string> words) {
  while (!words.empty() && words.front() != "--") {
    const bool is_option = words.front().size() > 1 && words.front().front() == '-';
    std::size_t length = 1;
    if (is_option) {
      auto read = read_option(command, words);
      if (auto* error = std::get_if<UsageError>(&read)) return std::move(*error);
      length = std::get<std::size_t>(read);
    }
    words = words.subspan(length);
  }
  return std::nullopt;
}

std::optional<UsageError> wrong_word(const Command& command, const Given& given) {
  for (const auto& [name, values] : given.options) {
    const Option& option = *find_option(command, name);
    if (option.words.empty()) continue;
    for (const auto& word : option.takes == Takes::Words ? given.list(name) : values)
      if (auto error = not_one_of("--" + name, word, option.words)) return error;
  }
  for (std::size_t i = 0; i < std::min(given.arguments.size(), command.arguments.size()); ++i) {
    const Argument& argument = command.arguments[i];
    if (argument.words.empty()) continue;
    const auto what = fmt::format("'{}'", command.name);
    if (auto error = not_one_of(what, given.arguments[i], argument.words)) return error;
  }
  return std::nullopt;
}

Given with_fallbacks(const Command& command, Given given) {
  for (const auto* options : {&command.options, &common_options()})
    for (const Option& option : *options)
      if (!option.fallback.empty() && !given.has(option.name))
        given.options[std::string{option.name}] = {std::string{option.fallback}};
  return given;
}

Common common_of(const Given& given) {
  Common common;
  if (given.value("format") == "json") common.format = Format::Json;
  const auto colour = given.value("color");
  if (colour == "always") common.colour = ColourChoice::Always;
  if (colour == "never") common.colour = ColourChoice::Never;
  return common;
}

/// `a`, `a or b`, `a, b or c`.
std::string alternatives(const std::vector<std::string_view>& words) {
  if (words.size() < 2) return fmt::format("{}", fmt::join(words, ""));
  return fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

}  // namespace

std::string advice(std::string_view word, std::span<const std::string> words,
                   std::string_view see_also) {
  std::string text;
  if (const auto near = nearest(word, words)) text = fmt::format("did you mean '{}'?", *near);
  if (see_also.empty()) return text;
  return text + fmt::format("{}see '{}'", text.empty() ? "" : " ", see_also);
}

std::optional<UsageError> not_one_of(std::string_view what, std::string_view word,
                                     const std::vector<std::string_view>& words) {
  if (std::ranges::find(words, word) != words.end()) return std::nullopt;
  return UsageError{fmt::format("{} takes {}, not '{}'", what, alternatives(words), word),
                    advice(word, std::vector<std::string>{words.begin(), words.end()}, "")};
}

std::variant<Given, UsageError> read_command_line(const Command& command,
                                                  const std::vector<std::string>& arguments) {
  if (auto error = slip_in(command, arguments)) return *std::move(error);
  const std::string name{command.name};
  std::vector<const char*> argv{name.c_str()};
  for (const std::string& argument : arguments)
    argv.push_back(argument.c_str());
  auto options = cxxopts_of(command);
  const auto result = options.parse(static_cast<int>(argv.size()), argv.data());
  Given given;
  for (const auto& argument : result.arguments()) {
    auto& values = argument.key() == kPositional ? given.arguments : given.options[argument.key()];
    values.push_back(argument.value());
  }
  if (given.has("help")) return given;
  given = with_fallbacks(command, std::move(given));
  if (auto error = wrong_word(command, given)) return *std::move(error);
  given.common = common_of(given);
  return given;
}

std::string help_text(const Command& command) { return cxxopts_of(command).help({""}); }

}  // namespace obsgen::cli
