// Says of each text, one a line in hexadecimal digits, whether our reader takes it as the text of
// an alert: "1", or "0" and the problems. A text that does not print as it was written ends the
// program.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string>

#include "template/parse.h"
#include "template/print.h"

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

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = decoded(line);
    const auto read = obsgen::templates::parse_template({.text = text});
    if (read.ok() && print(*read.value) != text) std::abort();
    std::string answer = read.ok() ? "1" : "0";
    for (const auto& problem : read.diagnostics)
      answer += " " + problem.message;
    std::ranges::replace(answer, '\n', ' ');
    std::cout << answer << "\n";
  }
}
