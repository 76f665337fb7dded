#include "pipeline/check_texts.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen::pipeline;

BOOST_AUTO_TEST_SUITE(check_texts)

BOOST_AUTO_TEST_CASE(programs_are_told_every_check_on_one_line) {
  const auto list = list_checks(CheckView::Json);
  BOOST_TEST(list.starts_with(R"({"checks":[{"code":"alert/duplicate","severity":"warning",)"));
  BOOST_TEST(list.find('\n') == list.size() - 1);
  for (const std::string& code : check_codes())
    BOOST_TEST((list.find("{\"code\":\"" + code + "\"") != std::string::npos), code);
}

BOOST_AUTO_TEST_SUITE_END()
