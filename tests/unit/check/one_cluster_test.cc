#include "check/one_cluster.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "promql/infer.h"
#include "promql/meaning.h"
#include "promql/parse.h"

using namespace obsgen;

namespace {

std::string told(const std::string& text) {
  const auto expr = promql::parse(text);
  BOOST_TEST_REQUIRE(expr.ok(), text);
  const promql::World world;
  const check::Locate locate = [](Span span) { return Place{0, span}; };
  const auto facts = promql::infer(*expr.value, world, promql::LabelNames::Written);
  const auto meaning = promql::understand(*expr.value, world, facts, promql::LabelNames::Written);
  std::string all;
  for (const auto& problem :
       check::check_one_cluster({*expr.value, facts, meaning, world, locate}, "cluster"))
    all += problem.message + " [" + problem.code + "]\n  help: " + problem.help + "\n";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(one_cluster)

BOOST_AUTO_TEST_CASE(one_answer_for_all_clusters_is_refused) {
  const std::string absence =
      "' makes one answer for all clusters, which 'cluster' tells apart [promql/one-cluster]\n"
      "  help: write group (… offset 1h) unless group (…), which keeps the cluster\n";
  BOOST_TEST(told("absent(up)") == "'absent" + absence);
  BOOST_TEST(told("x > 0 or absent_over_time(up[5m])") == "'absent_over_time" + absence);
  BOOST_TEST(told("x / scalar(sum(y))") ==
             "'scalar' makes one answer for all clusters, which 'cluster' tells apart "
             "[promql/one-cluster]\n"
             "  help: keep the vector, and match with on () group_left ()\n");
}

BOOST_AUTO_TEST_CASE(what_keeps_or_chooses_the_cluster_is_taken) {
  for (const std::string text :
       {"absent(up{cluster=\"a\"})", "group (up offset 1h) unless group (up)", "x / sum(y)",
        "time() - x", "vector(1)", "scalar(sum(y{cluster=\"a\"}))"})
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(told(text) == ""); }
}

BOOST_AUTO_TEST_SUITE_END()
