#include "cli/command.h"

#include <algorithm>

namespace obsgen::cli {

std::vector<std::string> Given::values(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Given::value(std::string_view option) const {
  const auto all = values(option);
  return all.empty() ? std::nullopt : std::optional{all.back()};
}

std::vector<std::string> Given::list(std::string_view option) const {
  std::vector<std::string> items;
  for (const std::string& value : values(option)) {
    std::size_t begin = 0;
    for (auto comma = value.find(','); comma != std::string::npos; comma = value.find(',', begin)) {
      items.push_back(value.substr(begin, comma - begin));
      begin = comma + 1;
    }
    items.push_back(value.substr(begin));
  }
  return items;
}

const std::vector<Option>& common_options() {
  static const std::vector<Option> options{
      {.name = "format",
       .takes = Takes::Word,
       .value = "FORMAT",
       .summary = "how results and problems are told: text or json",
       .words = {"text", "json"},
       .fallback = "text"},
      {.name = "color",
       .takes = Takes::Word,
       .value = "WHEN",
       .summary = "when problems are coloured: auto, always or never",
       .words = {"auto", "always", "never"},
       .fallback = "auto"},
      {.name = "help", .summary = "show this text"}};
  return options;
}

const Option* find_option(const Command& command, std::string_view name) {
  for (const auto* options : {&command.options, &common_options()}) {
    const auto found = std::ranges::find(*options, name, &Option::name);
    if (found != options->end()) return &*found;
  }
  return nullptr;
}

}  // namespace obsgen::cli
