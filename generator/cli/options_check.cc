#include "cli/options_check.h"

namespace obsgen::cli {

std::vector<Option> check_options() {
  return {{.name = "values",
           .takes = Takes::File,
           .value = "FILE",
           .summary = "overlay with your own names, thresholds and switches; may be repeated"},
          {.name = "operator-version",
           .takes = Takes::Text,
           .value = "VERSION",
           .summary = "release of the operator to check; by default all that a catalog describes"},
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
  if (tells) return ChecksOptions{.common = given.common, .code = given.value("explain")};
  return CheckOptions{.common = given.common,
                      .catalogs = given.arguments,
                      .values = given.values("values"),
                      .version = given.value("operator-version")};
}

}  // namespace obsgen::cli
