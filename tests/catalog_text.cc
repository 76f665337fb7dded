#include "catalog_text.h"

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "catalog/read_catalog.h"
#include "loader.h"

namespace obsgen::test {

namespace {

std::string full_text(std::string_view body, std::string_view scrape) {
  return "catalog: 1\n"
         "operator: {name: w, title: W, alert_prefix: W, namespace: w-system}\n"
         "scrape: {service: {app: w}, port: http, " +
         std::string{scrape} + "}\n" + std::string{body};
}

}  // namespace

model::Catalog catalog_of(std::string_view body, std::string_view scrape) {
  const auto text = full_text(body, scrape);
  Sources sources;
  const catalog::Search search{.load = loader([&](const std::string& path) {
                                 return path == "w.yaml" ? std::optional{text} : std::nullopt;
                               })};
  auto [value, diagnostics] = catalog::read_catalog("w.yaml", search, sources);
  BOOST_TEST_REQUIRE(value.has_value(), render_text(sources, diagnostics, Colour::Off));
  BOOST_TEST_REQUIRE(diagnostics.empty(), render_text(sources, diagnostics, Colour::Off));
  return *std::move(value);
}

std::string rendered(std::string_view body, const Diagnostics& diagnostics,
                     std::string_view scrape) {
  return render_text({{"w.yaml", full_text(body, scrape)}}, diagnostics, Colour::Off);
}

}  // namespace obsgen::test
