#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/result.h"

/// What a command is: a row that reading the command line, help, completion and dispatch share.
namespace obsgen::cli {

/// What an option or an argument is given.
enum class Takes {
  Nothing,
  Text,
  File,
  Folder,
  Word,   // one of its words
  Words,  // some of its words, by commas or several times
};

/// An option, written `--name` or, when it takes something, `--name VALUE` or `--name=VALUE`.
struct Option {
  std::string_view name{};
  Takes takes = Takes::Nothing;
  std::string_view value{};    // what help calls that which it takes
  std::string_view summary{};  // help lists its words behind it where they are many
  std::vector<std::string_view> words{};
  std::string_view fallback{};  // what is taken when it is not given; empty: nothing
};

/// An argument by its position.
struct Argument {
  std::string_view name{};
  Takes takes = Takes::Text;
  std::vector<std::string_view> words{};
  enum class Times { Once, Any } times = Times::Once;  // Any: the last argument only
  /// What completion offers behind the arguments `before`; they need not be the only right ones.
  std::vector<std::string> (*offered)(const std::vector<std::string>& before) = nullptr;
};

enum class Format { Text, Json };
enum class ColourChoice { Auto, Always, Never };

/// What every command takes.
struct Common {
  Format format = Format::Text;
  ColourChoice colour = ColourChoice::Auto;
};

/// What is wrong with the command line, and how it would be right; exit 2.
struct UsageError {
  std::string message{};
  std::string help{};
};

/// A command line that fits its command: only options that there are, with values where they take
/// one, and words where they take words. Options that have a fallback are always there.
struct Given {
  Common common{};
  std::map<std::string, std::vector<std::string>, std::less<>> options{};  // as often as given
  std::vector<std::string> arguments{};

  bool has(std::string_view option) const { return options.contains(option); }

  /// The value that was given last.
  std::optional<std::string> value(std::string_view option) const;

  /// All values, as they were given.
  std::vector<std::string> values(std::string_view option) const;

  /// All values, taken apart at commas.
  std::vector<std::string> list(std::string_view option) const;
};

struct Command {
  std::string_view name{};
  std::string_view summary{};      // its line in the overview; empty: not for people
  std::string_view description{};  // above its options
  std::string_view usage{};        // its arguments
  std::vector<Argument> arguments{};
  std::vector<Option> options{};  // besides those that every command has
  Result (*run)(const Given& given) = nullptr;
};

/// The options that every command has.
const std::vector<Option>& common_options();

/// The option of that name, of the command's own or of the common ones.
const Option* find_option(const Command& command, std::string_view name);

}  // namespace obsgen::cli
