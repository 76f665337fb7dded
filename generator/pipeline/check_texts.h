#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What `obsgen check` tells of the table of checks.
namespace obsgen::pipeline {

enum class CheckView { Text, Json };

/// All checks with code, severity and summary: a line each, or a line of JSON, `{"checks":
/// [{"code", "severity", "summary"}]}`.
std::string list_checks(CheckView view);

/// The check with that code whole, with both examples where it has any; as JSON `{"code",
/// "severity", "found_in", "summary", "explanation", "bad", "good"}`. Absent when there is none.
std::optional<std::string> explain_check(CheckView view, std::string_view code);

/// All codes, sorted.
std::vector<std::string> check_codes();

}  // namespace obsgen::pipeline
