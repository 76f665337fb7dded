#pragma once

#include <string>
#include <string_view>

/// Paths as texts, with `/` only; no disk is asked.
namespace obsgen::catalog {

/// `path` without `.`, empty and (where possible) `..` parts.
std::string normal_path(std::string_view path);

/// `path` beside the file `base`: in the folder that `base` is in.
std::string path_beside(std::string_view base, std::string_view path);

/// `path` below `folder`.
std::string path_below(std::string_view folder, std::string_view path);

}  // namespace obsgen::catalog
