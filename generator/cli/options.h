#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

/// The command line, read and checked. The program's whole vocabulary is here.
namespace obsgen::cli {

enum class Format { Text, Json };
enum class ColourChoice { Auto, Always, Never };

/// What every command takes.
struct Common {
  Format format = Format::Text;
  ColourChoice colour = ColourChoice::Auto;
};

struct GenerateOptions {
  Common common{};
  std::vector<std::string> catalogs{};  // empty: metric-catalog/*.yaml
  std::string out = ".";
  std::vector<std::string> values{};
  std::optional<std::string> version{};
  std::vector<std::string> only{};
  enum class Mode { Write, Check } mode = Mode::Write;
};

/// `obsgen promql fmt|parse|explain`: about one expression, or about each line of stdin.
struct PromqlOptions {
  Common common{};
  enum class Task { Format, Parse, Explain } task = Task::Format;
  enum class Input { One, Batch } input = Input::One;
  enum class Dialect { Plain, Template } dialect = Dialect::Plain;
  std::optional<std::string> expr{};  // absent: all of stdin
  std::vector<std::string> series{};  // `NAME{label, label?}`
};

/// `obsgen promql functions`: all of PromQL's functions and aggregators, or the one of that name.
struct FunctionsOptions {
  Common common{};
  std::optional<std::string> name{};
};

/// Text for stdout, exit 0: help or the version.
struct Show {
  std::string text{};
};

/// What is wrong with the command line, exit 2.
struct UsageError {
  std::string message{};
};

using Command = std::variant<GenerateOptions, PromqlOptions, FunctionsOptions, Show, UsageError>;

/// `arguments` without the program's name.
Command parse_command_line(const std::vector<std::string>& arguments);

}  // namespace obsgen::cli
