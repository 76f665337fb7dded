#include <boost/test/unit_test.hpp>

#include "memory_files.h"

using namespace obsgen::catalog::test;

BOOST_AUTO_TEST_SUITE(page_of_metrics)

BOOST_AUTO_TEST_CASE(a_page_is_told_as_what_it_is) {
  for (const char* const page :
       {"toys 3\n", "\n\n# HELP toys Toys: all of them.\n# TYPE toys gauge\ntoys 3\n",
        "\xEF\xBB\xBF# TYPE toys gauge\r\ntoys{zone=\"a: b\",kind=\"{x}\"} 3 1700000000\r\n",
        "toys{zone=\"a\"} 0.5\ntoys{zone=\"b\"} NaN\n"}) {
    const auto problems = read_text(page).problems();
    BOOST_TEST(problems.find("error: this is a page of metrics, not a catalog "
                             "[catalog/page-of-metrics]\n") != std::string::npos,
               problems);
    BOOST_TEST(problems.ends_with("  help: describe its metrics in a catalog, and give that\n"),
               problems);
  }
}

BOOST_AUTO_TEST_CASE(what_may_be_a_mapping_is_read_as_one) {
  for (const char* const text :
       {"", "# HELP toys Toys.\n", "catalog: 1\n", "toys 3: 1\n", "toys{zone=\"a\"}: 3\n",
        "toys{zone=\"a\"} 3: 1\n", "{a: \"b\"} 3\n", "toys\n", "toys x\n", "toys:sum 3\n",
        "# TYPE toys gauge\ncatalog: 1\n", "toys{zone} 3\n", "toys{\n"}) {
    const auto problems = read_text(text).problems();
    BOOST_TEST(problems.find("[catalog/page-of-metrics]") == std::string::npos, problems);
    BOOST_TEST(problems != "");
  }
}

BOOST_AUTO_TEST_CASE(an_included_page_is_told_too) {
  BOOST_TEST(read_files({{"catalog.yaml", with_head("include: [page]\n")}, {"page", "toys 3\n"}})
                 .problems() ==
             "page:1:1: error: this is a page of metrics, not a catalog [catalog/page-of-metrics]\n"
             "toys 3\n"
             "^^^^^^\n"
             "  help: describe its metrics in a catalog, and give that\n");
}

BOOST_AUTO_TEST_SUITE_END()
