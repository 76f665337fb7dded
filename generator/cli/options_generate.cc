#include "cli/options_generate.h"

namespace obsgen::cli {

std::vector<Option> generate_options() {
  return {
      {.name = "out",
       .takes = Takes::Folder,
       .value = "DIR",
       .summary = "folder that dashboards/, alerts/ and docs/runbooks/ are written below; it is "
                  "made when it is not there",
       .fallback = "."},
      {.name = "values",
       .takes = Takes::File,
       .value = "FILE",
       .summary = "overlay with your own names, thresholds and switches; may be repeated"},
      {.name = "operator-version",
       .takes = Takes::Text,
       .value = "VERSION",
       .summary = "release of the operator to build for; by default the newest"},
      {.name = "only",
       .takes = Takes::Words,
       .value = "KINDS",
       .summary = "dashboards, rules, monitor, runbooks: some of the artefacts",
       .words = {"dashboards", "rules", "monitor", "runbooks"}},
      {.name = "check",
       .summary = "write nothing; fail with the differences when a file is not current"}};
}

GenerateOptions read_generate_options(const Given& given) {
  return {.common = given.common,
          .catalogs = given.arguments,
          .out = given.value("out").value(),
          .values = given.values("values"),
          .version = given.value("operator-version"),
          .only = given.list("only"),
          .mode = given.has("check") ? GenerateOptions::Mode::Check : GenerateOptions::Mode::Write};
}

}  // namespace obsgen::cli
