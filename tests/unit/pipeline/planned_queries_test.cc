// What the planner says of a query is what the inference says of its printed text, for shipped
// catalogs and for random ones.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/render.h"
#include "catalog/read_catalog.h"
#include "check/planned.h"
#include "loader.h"
#include "model/default_signal.h"
#include "model/series.h"
#include "plan/dashboards.h"
#include "plan/queries.h"
#include "plan/release.h"
#include "plan/rules.h"
#include "promql/infer.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/tree.h"
#include "random_catalog.h"
#include "template/legend.h"
#include "template/uses.h"
#include "world/release.h"

using namespace obsgen;

namespace {

using Names = std::set<std::string>;

constexpr std::uint32_t kCatalogs = 150;

/// A release, and the names that its queries' results can have.
struct Release {
  model::Catalog catalog{};
  promql::World world{};

  explicit Release(model::Catalog of) : catalog(std::move(of)), world(world::of_release(catalog)) {}
};

std::optional<std::string> load(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

model::Catalog read(const std::string& path, const std::string& text) {
  const catalog::Search search{.load = test::loader([&](const std::string& wanted) {
                                 return wanted == path ? std::optional{text} : load(wanted);
                               })};
  Sources sources;
  auto [value, diagnostics] = catalog::read_catalog(path, search, sources);
  BOOST_TEST_REQUIRE(value.has_value());
  BOOST_TEST_REQUIRE(!has_errors(diagnostics), render_text(sources, diagnostics, Colour::Off));
  return *std::move(value);
}

std::vector<model::SignalUse> signals_of(const model::Catalog& release) {
  std::vector<model::SignalUse> uses;
  for (const auto& signal : release.signals)
    uses.push_back({.signal = signal.name});
  for (const auto& metric : release.metrics)
    for (const auto kind : model::default_signals(metric))
      uses.push_back({.signal = fmt::format("{}:{}", metric.name, model::to_string(kind))});
  return uses;
}

promql::Expr read_back(const promql::Expr& expr) {
  const auto text = promql::print(expr);
  auto [value, diagnostics] = promql::parse(text, promql::Dialect::Template);
  BOOST_TEST_REQUIRE(value.has_value(), text);
  BOOST_TEST_REQUIRE(!has_errors(diagnostics), text);
  BOOST_TEST((*value == expr), text);
  return *std::move(value);
}

Names inferred(const promql::Expr& expr, const promql::World& world, promql::LabelNames names) {
  Names found;
  for (const auto& branch : promql::infer_result(expr, world, names))
    for (const auto& [name, state] : branch.labels)
      if (state.presence != promql::Presence::Never && name != "__name__")
        found.insert(state.after);
  return found;
}

Names names_of(const plan::Query& query) {
  Names names;
  for (const auto& label : query.labels)
    names.insert(label.name);
  return names;
}

/// Every selector of a metric that the operator exposes asks for its job, and no other does.
void check_scope(const promql::Expr& expr, const model::Catalog& release) {
  promql::for_each_selector(expr, [&](const promql::VectorSelector& vector) {
    const auto series = model::find_series(release, vector.name);
    BOOST_TEST_REQUIRE(series.has_value(), vector.name);
    const auto jobs = std::ranges::count(vector.matchers, "job", &promql::Matcher::label);
    BOOST_TEST(jobs == (series->metric->external ? 0 : 1), promql::print(expr));
  });
}

/// Whether nothing can come out of some part, such as one that matches the operator's series, which
/// the scope gives a job, with those of another exporter.
bool is_impossible(const promql::Expr& expr, const promql::World& world) {
  const auto facts = promql::infer(expr, world, promql::LabelNames::AfterScrape);
  bool found = false;
  promql::for_each_expr(expr, [&](const promql::Expr& part) {
    for (const auto& branch : facts.of(part))
      found = found || !branch.possible;
  });
  return found;
}

/// Labels of the result as the catalog's expression has them, by their names after the scrape, are
/// labels of the planned one.
void check_written(const Release& release, const model::SignalUse& use, const Names& planned) {
  const auto* signal = model::find_signal(release.catalog, use.signal);
  const auto* written =
      signal == nullptr ? nullptr : std::get_if<model::ExprDefinition>(&signal->definition);
  if (written == nullptr) return;
  for (const auto& name : inferred(written->expr, release.world, promql::LabelNames::Written))
    BOOST_TEST(planned.contains(name), name << " of " << promql::print(written->expr));
}

/// How many queries were planned without a problem and compared.
std::size_t compare_queries(const Release& release, const plan::Setting& setting) {
  plan::Queries queries{release.catalog};
  std::size_t compared = 0;
  for (const auto& use : signals_of(release.catalog)) {
    Diagnostics problems;
    const auto query = queries.plan(use, setting, problems);
    if (!query || !problems.empty()) continue;
    const auto text = promql::print(query->expr);
    BOOST_TEST_CONTEXT(text) {
      const auto names =
          inferred(read_back(query->expr), release.world, promql::LabelNames::AfterScrape);
      BOOST_TEST(names_of(*query) == names, boost::test_tools::per_element());
      check_scope(query->expr, release.catalog);
      if (!is_impossible(query->expr, release.world)) check_written(release, use, names);
    }
    ++compared;
  }
  return compared;
}

/// The names that a result can have; absent when it can have any.
std::optional<Names> closed_names(const promql::Expr& expr, const promql::World& world) {
  for (const auto& branch :
       promql::infer_result(read_back(expr), world, promql::LabelNames::AfterScrape))
    if (branch.open) return std::nullopt;
  return inferred(expr, world, promql::LabelNames::AfterScrape);
}

void check_legends(const std::vector<model::Dashboard>& dashboards, const Release& release) {
  for (const auto& dashboard : dashboards)
    for (const auto& row : dashboard.rows)
      for (const auto& panel : row.panels)
        for (const auto& query : panel.queries)
          if (const auto names = closed_names(query.expr, release.world))
            for (const auto& label : templates::labels(query.legend))
              BOOST_TEST(names->contains(label.name),
                         label.name << " in the legend of " << promql::print(query.expr));
}

void check_templates(const model::RulePlan& rules, const Release& release) {
  for (const auto& group : rules.groups)
    for (const auto& rule : group.rules)
      if (const auto* alert = std::get_if<model::AlertingRule>(&rule))
        if (const auto names = closed_names(alert->query, release.world))
          for (const auto& [name, text] : alert->annotations)
            for (const auto& use : templates::label_uses(text))
              BOOST_TEST(names->contains(use.name),
                         use.name << " in a text on " << promql::print(alert->query));
}

/// Texts of a release that is planned without a problem speak of labels that are there.
void check_texts(const Release& release) {
  Diagnostics problems;
  plan::Queries queries{release.catalog};
  const auto dashboards = plan::plan_dashboards(queries, problems);
  const auto rules = plan::plan_rules(queries, dashboards, problems);
  append(problems, check::check_planned(release.catalog, release.world, dashboards, {}).labels);
  if (has_errors(problems)) return;
  check_legends(dashboards, release);
  check_templates(rules, release);
}

std::size_t check_release(const Release& release) {
  check_texts(release);
  return compare_queries(release, plan::InRules{}) + compare_queries(release, plan::InPanel{}) +
         compare_queries(release, plan::InPanel{{"namespace", "operator_namespace", "pod"}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(planned_queries)

BOOST_AUTO_TEST_CASE(shipped_catalogs_are_planned_as_they_are_inferred) {
  const std::string folder = std::string{OBSGEN_SOURCE_DIR} + "/metric-catalog/";
  for (const std::string file : {"kuberay-operator.yaml", "examples/minimal.yaml"}) {
    const auto catalog = read(folder + file, *load(folder + file));
    for (const auto& described : catalog.releases)
      BOOST_TEST_CONTEXT(file << " " << model::to_string(described.version)) {
        Diagnostics problems;
        const Release release{plan::select_release(catalog, described.version, problems)};
        BOOST_TEST_REQUIRE(!has_errors(problems));
        BOOST_TEST(check_release(release) > 100U);
      }
  }
}

BOOST_AUTO_TEST_CASE(random_catalogs_are_planned_as_they_are_inferred) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= kCatalogs; ++seed) {
    const auto text = test::random_catalog(seed);
    BOOST_TEST_CONTEXT("seed " << seed << "\n" << text) {
      Diagnostics problems;
      const Release release{plan::select_release(read("w.yaml", text), std::nullopt, problems)};
      compared += check_release(release);
    }
  }
  BOOST_TEST(compared > 10U * kCatalogs);
}

BOOST_AUTO_TEST_SUITE_END()
