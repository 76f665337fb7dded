#include "cli/catalogs.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/render.h"
#include "cli/files.h"
#include "cli/problems.h"
#include "cli/shipped.h"

namespace obsgen::cli {

namespace {

constexpr std::string_view kCatalogFolder = "metric-catalog";

}  // namespace

std::vector<std::string> catalogs_or_default(const std::vector<std::string>& given) {
  if (!given.empty()) return given;
  std::vector<std::string> paths;
  const std::string folder{kCatalogFolder};
  for (const auto& name : files_in(folder, ".yaml"))
    paths.push_back(fmt::format("{}/{}", folder, name));
  return paths;
}

Result no_catalog(const Common& common) {
  return refused(
      common, "cli/no-catalog",
      UsageError{fmt::format("no catalog given, and there is none in {}/", kCatalogFolder)});
}

pipeline::Search disk() {
  return {.load = read_file, .installed = shipped_catalogs(program_folder())};
}

Exit exit_of(const Diagnostics& diagnostics) {
  const bool usage = std::ranges::any_of(
      diagnostics, [](const Diagnostic& d) { return is_error(d) && d.place.file == kNoFile; });
  return usage ? Exit::Usage : Exit::Problems;
}

std::string error_count(const Diagnostics& diagnostics) {
  const auto errors = std::ranges::count_if(diagnostics, is_error);
  return fmt::format("{} {}", errors, errors == 1 ? "error" : "errors");
}

}  // namespace obsgen::cli
