#include "pipeline/choice.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/nearest.h"
#include "base/render.h"
#include "check/table.h"

namespace obsgen::pipeline {

namespace {

std::string_view area_of(std::string_view code) { return code.substr(0, code.find('/')); }

/// Codes and areas.
std::vector<std::string> words_to_choose() {
  std::vector<std::string> words;
  for (const check::Check& check : check::checks()) {
    const std::string area{area_of(check.code)};
    if (std::ranges::find(words, area) == words.end()) words.push_back(area);
    words.emplace_back(check.code);
  }
  return words;
}

std::string without_star(const std::string& word) {
  return word.ends_with("/*") ? word.substr(0, word.size() - 2) : word;
}

std::vector<std::string> read_words(std::string_view option, const std::vector<std::string>& given,
                                    Diagnostics& diagnostics) {
  const auto known = words_to_choose();
  std::vector<std::string> words;
  for (const std::string& word : given) {
    words.push_back(without_star(word));
    if (std::ranges::find(known, words.back()) != known.end()) continue;
    const auto near = nearest(words.back(), known);
    diagnostics.push_back(
        {.code = "cli/unknown-check",
         .place = {kNoFile, {}},
         .message = fmt::format("{} takes codes of checks and their areas, and "
                                "'{}' is neither",
                                option, word),
         .help = near ? fmt::format("did you mean '{}'?", *near) : "see 'obsgen check --list'"});
  }
  return words;
}

bool names(const std::vector<std::string>& words, std::string_view code) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return word == code || word == area_of(code); });
}

}  // namespace

Choice read_choice(const std::vector<std::string>& selected,
                   const std::vector<std::string>& ignored, Diagnostics& diagnostics) {
  return {.selected = read_words("--select", selected, diagnostics),
          .ignored = read_words("--ignore", ignored, diagnostics)};
}

bool is_chosen(const Choice& choice, std::string_view code) {
  return (choice.selected.empty() || names(choice.selected, code)) && !names(choice.ignored, code);
}

}  // namespace obsgen::pipeline
