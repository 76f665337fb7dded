#include "cli/options_generate.h"

#include <algorithm>

#include "pipeline/outputs.h"

namespace obsgen::cli {

namespace {

std::vector<std::string_view> output_names() {
  std::vector<std::string_view> names;
  for (const pipeline::Output& output : pipeline::outputs())
    names.push_back(output.name);
  return names;
}

/// Families of artefacts, then single ones.
std::vector<std::string_view> output_words() {
  auto words = pipeline::output_families();
  for (const std::string_view name : output_names())
    if (std::ranges::find(words, name) == words.end()) words.push_back(name);
  return words;
}

}  // namespace

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
       .summary = "some of the artefacts, each with what it refers to",
       .words = output_words()},
      {.name = "check",
       .summary = "write nothing; fail with the differences when a file is not current"},
      {.name = "verbose",
       .summary = "tell what the catalogs declare and the release does not have, and why"}};
}

GenerateOptions read_generate_options(const Given& given) {
  return {.common = given.common,
          .catalogs = given.arguments,
          .out = given.value("out").value(),
          .values = given.values("values"),
          .version = given.value("operator-version"),
          .only = given.list("only"),
          .mode = given.has("check") ? GenerateOptions::Mode::Check : GenerateOptions::Mode::Write,
          .infos = given.has("verbose") ? GenerateOptions::Infos::Listed
                                        : GenerateOptions::Infos::Counted};
}

}  // namespace obsgen::cli
