#include "cli/shipped.h"

#include <filesystem>
#include <system_error>

#include "cli/files.h"

namespace obsgen::cli {

namespace fs = std::filesystem;

std::vector<std::string> shipped_catalogs(const std::string& folder) {
  if (folder.empty()) return {};
  std::vector<std::string> all;
  for (const char* const below : {"metric-catalog", "../share/obsgen/metric-catalog"}) {
    const fs::path path = (fs::path{folder} / below).lexically_normal();
    std::error_code error;
    // By its own name, so that a problem names the file of the checkout and not a link to it.
    const fs::path real = fs::canonical(path, error);
    if (!error && is_folder(real.string())) return {real.string()};
    all.push_back(path.string());
  }
  return all;
}

}  // namespace obsgen::cli
