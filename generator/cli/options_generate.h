#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.h"

namespace obsgen::cli {

struct GenerateOptions {
  Common common{};
  std::vector<std::string> catalogs{};  // empty: metric-catalog/*.yaml
  std::string out{};
  std::vector<std::string> values{};
  std::optional<std::string> version{};
  std::vector<std::string> only{};
  enum class Mode { Write, Check } mode = Mode::Write;
  enum class Infos { Counted, Listed } infos = Infos::Counted;  // as text
};

/// The options of `obsgen generate`.
std::vector<Option> generate_options();

/// Reads what was given of them.
GenerateOptions read_generate_options(const Given& given);

}  // namespace obsgen::cli
