#include "memory_files.h"

#include <utility>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "loader.h"

namespace obsgen::catalog::test {

std::string Read::problems() const {
  return render_text(sources, outcome.diagnostics, Colour::Off);
}

Read read_files(Files files, std::vector<std::string> installed) {
  const Loader load = obsgen::test::loader([files = std::move(files)](const std::string& path) {
    const auto it = files.find(path);
    return it == files.end() ? std::nullopt : std::optional{it->second};
  });
  Read read;
  read.outcome = read_catalog("catalog.yaml", {load, std::move(installed)}, read.sources);
  return read;
}

Read read_text(std::string text) { return read_files({{"catalog.yaml", std::move(text)}}); }

model::Catalog good(Files files) {
  auto read = read_files(std::move(files));
  BOOST_TEST_REQUIRE(read.problems() == "");
  return *std::move(read.outcome.value);
}

model::Catalog good(std::string text) { return good(Files{{"catalog.yaml", std::move(text)}}); }

std::string with_head(std::string_view body) { return std::string{kHead}.append(body); }

}  // namespace obsgen::catalog::test
