#pragma once

#include <functional>
#include <optional>
#include <string>

#include "catalog/read_catalog.h"

namespace obsgen::test {

/// A loader of the files that `find` has.
inline catalog::Loader loader(
    std::function<std::optional<std::string>(const std::string& path)> find) {
  return [find = std::move(find)](const std::string& path) -> catalog::Loaded {
    if (auto text = find(path)) return *std::move(text);
    return IoError{.message = "cannot read " + path + ": No such file or directory",
                   .reason = IoError::Reason::Missing};
  };
}

}  // namespace obsgen::test
