#include "catalogs.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "loader.h"
#include "pipeline/generate.h"

namespace obsgen::growth {

namespace {

constexpr double kMost = 2.5;

void check_ratio(std::string_view of, std::size_t n, std::uint64_t once, std::uint64_t twice) {
  const double ratio = static_cast<double>(twice) / static_cast<double>(once);
  BOOST_TEST(ratio <= kMost, fmt::format("{}: {} for {}, {} for {}: {:.2f} times", of, once, n,
                                         twice, 2 * n, ratio));
}

}  // namespace

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += part(i);
  return text;
}

std::string catalog(const std::string& body) {
  return "catalog: 1\n"
         "operator: {name: w, title: W, alert_prefix: W, namespace: w-system}\n"
         "scrape: {service: {app: w}, port: http, honor_labels: true}\n"
         "labels:\n"
         "  code: {help: status code}\n"
         "  room: {help: room}\n"
         "metrics:\n"
         "  - {name: calls_total, type: counter, help: Calls., labels: [code, room]}\n"
         "  - {name: depth, type: gauge, help: Depth., labels: [code, room]}\n" +
         body;
}

std::string signal(const std::string& name, const std::string& expr) {
  return fmt::format("  {}: {{help: Of {}., expr: '{}'}}\n", name, name, expr);
}

std::string alert(const std::string& name, const std::string& signal, const std::string& more) {
  return fmt::format(
      "  - {{name: {}, signal: {}, above: 1, for: 5m, severity: warning, labels: {{of: {}}}, "
      "summary: It is so., description: So it is.{}}}\n",
      name, signal, name, more);
}

Steps steps_of_generating(const Files& files) {
  const pipeline::Search search{.load = test::loader([&](const std::string& path) {
                                  const auto it = files.find(path);
                                  return it == files.end() ? std::nullopt
                                                           : std::optional{it->second};
                                })};
  Sources sources;
  const Steps before = steps_so_far();
  const auto generated = pipeline::generate({.catalogs = {"c.yaml"}}, search, sources);
  const Steps after = steps_so_far();
  BOOST_TEST_REQUIRE(render_text(sources, generated.diagnostics, Colour::Off) == "");
  return {after.allocations - before.allocations, after.bytes - before.bytes};
}

void check_growth(std::size_t n, const std::function<Steps(std::size_t)>& steps) {
  const Steps once = steps(n);
  const Steps twice = steps(2 * n);
  check_ratio("allocations", n, once.allocations, twice.allocations);
  check_ratio("bytes", n, once.bytes, twice.bytes);
}

void check_growth_of_depth(std::size_t n, const std::function<Steps(std::size_t)>& steps) {
  check_ratio("allocations", n, steps(n).allocations, steps(2 * n).allocations);
}

}  // namespace obsgen::growth
