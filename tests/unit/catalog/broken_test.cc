// Every folder below tests/golden/broken holds a catalog (with more files, or an overlay) that is
// wrong, and the whole text of its problems in expected.txt. OBSGEN_UPDATE_GOLDEN=1 writes these
// anew.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog/overlay.h"
#include "catalog/read_catalog.h"
#include "loader.h"

using namespace obsgen;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path{OBSGEN_SOURCE_DIR} / "tests/golden/broken";

std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// The problems of the catalog in `folder` and of its overlay, with paths below that folder.
std::string problems_in(const fs::path& folder) {
  Sources sources;
  const auto load = [&](const std::string& path) { return bytes_of(folder / path); };
  auto outcome = catalog::read_catalog("catalog.yaml", {obsgen::test::loader(load), {}}, sources);
  if (const auto overlay = load("overlay.yaml"); overlay && outcome.ok()) {
    sources.push_back({.path = "overlay.yaml", .text = *overlay});
    outcome = catalog::apply_overlay(*std::move(outcome.value),
                                     static_cast<FileId>(sources.size() - 1), sources);
  }
  return render_text(sources, outcome.diagnostics, Colour::Off);
}

std::vector<fs::path> cases() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator{kFolder})
    folders.push_back(entry.path());
  std::ranges::sort(folders);
  return folders;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// The lines from the first to the last that differ.
std::string difference(const std::string& expected, const std::string& found) {
  const auto a = lines_of(expected);
  const auto b = lines_of(found);
  const auto same = std::ranges::mismatch(a, b);
  const auto rest = std::min(a.end() - same.in1, b.end() - same.in2);
  const auto tail = std::mismatch(a.rbegin(), a.rbegin() + rest, b.rbegin()).first - a.rbegin();
  std::string text;
  for (auto it = same.in1; it != a.end() - tail; ++it)
    text += "- " + *it + "\n";
  for (auto it = same.in2; it != b.end() - tail; ++it)
    text += "+ " + *it + "\n";
  return text;
}

bool updating() { return std::getenv("OBSGEN_UPDATE_GOLDEN") != nullptr; }

}  // namespace

BOOST_AUTO_TEST_SUITE(broken_catalogs)

BOOST_AUTO_TEST_CASE(each_has_its_exact_messages) {
  for (const fs::path& folder : cases()) {
    const auto found = problems_in(folder);
    const auto file = folder / "expected.txt";
    if (updating()) std::ofstream{file, std::ios::binary} << found;
    const auto expected = bytes_of(file);
    BOOST_TEST(expected.has_value(), file << " is missing; make golden writes it");
    if (!expected) continue;
    BOOST_TEST(found == *expected, folder.filename()
                                       << ": other messages than expected (make golden takes them "
                                          "over):\n"
                                       << difference(*expected, found));
  }
}

BOOST_AUTO_TEST_CASE(each_is_refused) {
  for (const fs::path& folder : cases())
    BOOST_TEST_CONTEXT(folder.filename()) {
      BOOST_TEST(problems_in(folder).find(": error: ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(each_folder_has_a_catalog_and_nothing_unknown) {
  for (const fs::path& folder : cases())
    BOOST_TEST_CONTEXT(folder.filename()) {
      BOOST_TEST(fs::is_regular_file(folder / "catalog.yaml"));
      for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        const auto extension = entry.path().extension();
        const bool known = entry.is_directory() || extension == ".yaml" ||
                           entry.path().filename() == "expected.txt";
        BOOST_TEST(known, entry.path() << " belongs to no case");
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
