#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "cli/files.h"

namespace obsgen::cli::test {

/// An empty folder that goes away with the test.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "obsgen-files-XXXXXX").string();
    BOOST_TEST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
    std::filesystem::permissions(path, std::filesystem::perms{0755});  // other users may look
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }

  std::string operator/(const std::string& name) const { return path + "/" + name; }

  std::string path{};
};

/// The text of a file, or why it cannot be read.
inline std::string text_of(const std::string& path) {
  const auto text = read_file(path);
  const auto* found = std::get_if<std::string>(&text);
  return found != nullptr ? *found : std::get<IoError>(text).message;
}

inline void put(const std::string& path, std::string_view text) { std::ofstream{path} << text; }

}  // namespace obsgen::cli::test
