#include "cli/options_check.h"

namespace obsgen::cli {

namespace {

/// The word has been checked with the other options.
Severity severity_of(std::string_view word) {
  if (word == "warning") return Severity::Warning;
  return word == "info" ? Severity::Info : Severity::Error;
}

}  // namespace

std::vector<Option> check_options() {
  return {{.name = "values",
           .takes = Takes::File,
           .value = "FILE",
           .summary = "overlay with your own names, thresholds and switches; may be repeated"},
          {.name = "operator-version",
           .takes = Takes::Text,
           .value = "VERSION",
           .summary = "release of the operator to check; by default all that a catalog describes"},
          {.name = "fail-on",
           .takes = Takes::Word,
           .value = "SEVERITY",
           .summary = "the mildest problem that makes the run fail: error, warning or info",
           .words = {"error", "warning", "info"},
           .fallback = "error"},
          {.name = "select",
           .takes = Takes::Text,
           .value = "CODES",
           .summary = "tell only these problems: codes or areas such as promql, by commas; may be "
                      "repeated"},
          {.name = "ignore",
           .takes = Takes::Text,
           .value = "CODES",
           .summary = "do not tell these problems; may be repeated"},
          {.name = "list", .summary = "tell every check: its code, its severity, what it finds"},
          {.name = "explain",
           .takes = Takes::Text,
           .value = "CODE",
           .summary = "tell one check whole, with an example of what it refuses and how it is "
                      "right"}};
}

std::variant<CheckOptions, ChecksOptions, UsageError> read_check_options(const Given& given) {
  const bool tells = given.has("list") || given.has("explain");
  if (given.has("list") && given.has("explain"))
    return UsageError{"--list tells of all checks, --explain of one"};
  if (tells && (!given.arguments.empty() || given.has("values") || given.has("operator-version")))
    return UsageError{"--list and --explain read no catalog, overlay or release"};
  if (tells && (given.has("select") || given.has("ignore")))
    return UsageError{"--list and --explain tell of checks, whatever is selected or ignored"};
  if (tells) return ChecksOptions{.common = given.common, .code = given.value("explain")};
  return CheckOptions{.common = given.common,
                      .catalogs = given.arguments,
                      .values = given.values("values"),
                      .version = given.value("operator-version"),
                      .fail_on = severity_of(given.value("fail-on").value()),
                      .selected = given.list("select"),
                      .ignored = given.list("ignore")};
}

}  // namespace obsgen::cli
