#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

/// A file of the checkout: its path from the root of the checkout, and its bytes.
struct SourceText {
  std::string path{};
  std::string text{};
};

/// Every file below `folder` (a path from the root of the checkout) whose name ends in one of
/// `endings`; none when there is no such folder. No ending means every file.
inline std::vector<SourceText> files_below(const std::string& folder,
                                           const std::vector<std::string>& endings = {}) {
  const std::filesystem::path root = OBSGEN_SOURCE_DIR;
  std::vector<SourceText> files;
  if (!std::filesystem::is_directory(root / folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
    const std::string name = entry.path().filename().string();
    const auto ends = [&](const std::string& ending) { return name.ends_with(ending); };
    if (!entry.is_regular_file()) continue;
    if (!endings.empty() && std::none_of(endings.begin(), endings.end(), ends)) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    BOOST_TEST_REQUIRE(in.good());
    files.push_back({.path = std::filesystem::relative(entry.path(), root).generic_string(),
                     .text = {std::istreambuf_iterator<char>(in), {}}});
  }
  return files;
}

/// The bytes of the file at `path` from the root of the checkout, which must be there.
inline std::string text_of_file(const std::string& path) {
  std::ifstream in(std::filesystem::path{OBSGEN_SOURCE_DIR} / path, std::ios::binary);
  BOOST_TEST_REQUIRE(in.good(), "cannot read " << path);
  return {std::istreambuf_iterator<char>(in), {}};
}
