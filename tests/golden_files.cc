#include "golden_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>

namespace obsgen::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHow = "; OBSGEN_UPDATE_GOLDEN=1 ctest writes it anew";

std::string bytes_of(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (!entry.is_directory()) names.insert(fs::relative(entry.path(), folder).string());
  }
  return names;
}

void update(const fs::path& folder, const std::map<std::string, std::string>& files) {
  fs::create_directories(folder);
  for (const auto& name : names_in(folder))
    fs::remove(folder / name);
  for (const auto& [name, text] : files) {
    fs::create_directories((folder / name).parent_path());
    std::ofstream{folder / name, std::ios::binary} << text;
  }
}

/// The first line that differs, as it is and as it should be.
std::string first_difference(const std::string& expected, const std::string& found) {
  const auto same = std::ranges::mismatch(expected, found).in1 - expected.begin();
  const auto line = std::count(expected.begin(), expected.begin() + same, '\n') + 1;
  const auto line_at = [&](const std::string& text) {
    const auto at = std::min(static_cast<std::size_t>(same), text.size());
    const auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return "line " + std::to_string(line) + "\n- " + line_at(expected) + "\n+ " + line_at(found);
}

}  // namespace

void compare_with_golden(std::string_view folder, const std::map<std::string, std::string>& files) {
  const auto path = fs::path{OBSGEN_SOURCE_DIR} / "tests/golden" / folder;
  if (std::getenv("OBSGEN_UPDATE_GOLDEN") != nullptr) update(path, files);
  const auto names = names_in(path);
  for (const auto& name : names)
    BOOST_TEST(files.contains(name), "stale golden file " << path / name << kHow);
  for (const auto& [name, text] : files) {
    if (!names.contains(name)) {
      BOOST_ERROR("no golden file " << path / name << kHow);
      continue;
    }
    const auto expected = bytes_of(path / name);
    BOOST_TEST((expected == text), path / name << " differs" << kHow << "\n"
                                               << first_difference(expected, text));
  }
}

}  // namespace obsgen::test
