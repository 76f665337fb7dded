#include "catalog/link/paths.h"

#include <algorithm>
#include <vector>

namespace obsgen::catalog {

std::string normal_path(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    const bool up = part == "..";
    if (part.empty() || part == ".") continue;
    if (up && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!up || !absolute) {
      parts.push_back(part);
    }
  }
  std::string text = absolute ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += '/';
    text += parts[i];
  }
  return text;
}

std::string path_beside(std::string_view base, std::string_view path) {
  const auto slash = base.rfind('/');
  return slash == std::string_view::npos ? normal_path(path)
                                         : path_below(base.substr(0, slash + 1), path);
}

std::string path_below(std::string_view folder, std::string_view path) {
  return normal_path(std::string{folder}.append("/").append(path));
}

}  // namespace obsgen::catalog
