// Says of each text, one a line in hexadecimal digits, whether our reader takes it as the text of
// an alert: "1" and what it expands to, or "0" and the problems. An expansion is "t" and the text
// in hexadecimal digits, "f" for a failure or "?" where we claim nothing; both with a reason. A
// text that does not print as it was written ends the program.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "template/evaluate.h"
#include "template/parse.h"
#include "template/print.h"

namespace templates = obsgen::templates;

namespace {

std::string decoded(const std::string& digits) {
  std::string text;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    unsigned byte = 0;
    std::from_chars(digits.data() + at, digits.data() + at + 2, byte, 16);
    text += static_cast<char>(byte);
  }
  return text;
}

std::string expanded(const templates::Template& source) {
  const auto expansion =
      templates::expand(source, {.labels = {{"job", "api"}, {"instance", "h1:9100"}, {"a-b", "x"}},
                                 .value = 1234.5678,
                                 .external_labels = {{"cluster", "c1"}},
                                 .external_url = "http://p:9090/x"});
  if (const auto* failed = std::get_if<templates::Failed>(&expansion)) return "f " + failed->reason;
  if (const auto* unclear = std::get_if<templates::Unclear>(&expansion))
    return "? " + unclear->reason;
  std::string digits = "t ";
  for (const char c : std::get<templates::Expanded>(expansion).text)
    digits += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return digits;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = decoded(line);
    const auto read = obsgen::templates::parse_template({.text = text});
    if (read.ok() && print(*read.value) != text) std::abort();
    std::string answer = read.ok() ? "1 " + expanded(*read.value) : "0";
    for (const auto& problem : read.diagnostics)
      answer += " " + problem.message;
    std::ranges::replace(answer, '\n', ' ');
    std::cout << answer << "\n";
  }
}
