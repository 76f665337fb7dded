#include "check/series_names.h"

#include <boost/test/unit_test.hpp>

#include "catalog_text.h"
#include "plan/release.h"

using namespace obsgen;

namespace {

/// The problems as the user sees them, of the catalog's newest release.
std::string problems(const std::string& body, std::string_view scrape = "honor_labels: true") {
  Diagnostics found;
  const auto release = plan::select_release(test::catalog_of(body, scrape), std::nullopt, found);
  append(found, check::check_series_names(release));
  return test::rendered(body, in_order(std::move(found)), scrape);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(series_names)

BOOST_AUTO_TEST_CASE(a_series_belongs_to_one_metric) {
  BOOST_TEST(problems("metrics:\n"
                      "  - {name: naps_count, type: gauge, help: Naps.}\n"
                      "  - {name: naps, type: histogram, help: Naps.}\n") ==
             "w.yaml:5:12: error: 'naps_count' is a series of the histogram 'naps' too "
             "[catalog/series-clash]\n"
             "  - {name: naps_count, type: gauge, help: Naps.}\n"
             "           ^^^^^^^^^^\n"
             "w.yaml:6:12: note: declared here\n"
             "  - {name: naps, type: histogram, help: Naps.}\n"
             "           ^^^^\n"
             "  help: leave it away: 'naps' has it\n");
  BOOST_TEST(problems("metrics:\n"
                      "  - {name: naps, type: summary, help: Naps.}\n"
                      "  - {name: naps_sum, type: gauge, help: Naps.}\n") ==
             "w.yaml:6:12: error: 'naps_sum' is a series of the summary 'naps' too "
             "[catalog/series-clash]\n"
             "  - {name: naps_sum, type: gauge, help: Naps.}\n"
             "           ^^^^^^^^\n"
             "w.yaml:5:12: note: declared here\n"
             "  - {name: naps, type: summary, help: Naps.}\n"
             "           ^^^^\n"
             "  help: leave it away: 'naps' has it\n");
}

BOOST_AUTO_TEST_CASE(names_that_no_other_metric_has_in_this_release_are_clean) {
  BOOST_TEST(problems("metrics:\n"
                      "  - {name: naps, type: gauge, help: Naps.}\n"
                      "  - {name: naps_count, type: gauge, help: Naps.}\n"
                      "  - {name: rests, type: histogram, help: Rests., since: \"2.0\"}\n"
                      "  - {name: rests_count, type: gauge, help: Rests., until: \"2.0\"}\n"
                      "  - {name: calls, type: summary, help: Calls.}\n"
                      "  - {name: calls_buckets, type: gauge, help: Calls.}\n") == "");
}

const std::string kJobs =
    "labels: {job: {help: job}}\n"
    "metrics:\n"
    "  - {name: jobs, type: gauge, help: Jobs., labels: [job]}\n";

BOOST_AUTO_TEST_CASE(a_job_of_a_metrics_own_hides_the_operators) {
  BOOST_TEST(problems(kJobs) ==
             "w.yaml:6:12: error: 'jobs' has a label 'job' of its own, which hides the operator's, "
             "by which everything is selected [scrape/own-job]\n"
             "  - {name: jobs, type: gauge, help: Jobs., labels: [job]}\n"
             "           ^^^^\n"
             "w.yaml:4:10: note: the label is declared here\n"
             "labels: {job: {help: job}}\n"
             "         ^^^\n"
             "  help: without honor_labels it becomes 'exported_job'; or leave the metric out\n");
}

BOOST_AUTO_TEST_CASE(a_job_of_a_metrics_own_is_well_where_it_is_renamed_or_not_the_operators) {
  BOOST_TEST(problems(kJobs, "honor_labels: false") == "");
  BOOST_TEST(
      problems("labels: {job: {help: job}}\n"
               "metrics:\n"
               "  - {name: jobs, type: gauge, help: Jobs., labels: [job], external: true}\n") ==
      "");
  BOOST_TEST(problems("labels: {job_name: {help: job}}\n"
                      "metrics:\n"
                      "  - {name: jobs, type: gauge, help: Jobs., labels: [job_name]}\n") == "");
}

BOOST_AUTO_TEST_SUITE_END()
