#pragma once

#include <string>

namespace obsgen::test {

/// A line for each rule of a plain rule file: its name and, sorted, the labels that its expression
/// groups or matches by.
std::string rule_summary(const std::string& rule_file);

}  // namespace obsgen::test
