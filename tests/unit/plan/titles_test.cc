#include "plan/words/titles.h"

#include <boost/test/unit_test.hpp>

#include "base/source_file.h"
#include "plan/dashboards/panel_ids.h"

using namespace obsgen;

BOOST_AUTO_TEST_SUITE(titles)

BOOST_AUTO_TEST_CASE(a_title_is_the_first_sentence_or_clause_of_the_help_or_the_name_in_words) {
  struct Case {
    std::string_view help, name, title;
  };

  for (const auto& [help, name, title] : {
           Case{"Widgets that wait. Few is good.", "w_x", "Widgets that wait"},
           Case{"Widgets, by pool, in all the regions that this operator serves", "w_x",
                "Widgets, by pool"},
           Case{"Something that takes far too many words to be a title", "w_wait_seconds_total",
                "W wait"},
           Case{"", "w_build_info", "W build"},
           Case{"", "a_very_long_name_of_a_metric_that_no_title_could_hold_ever",
                "A very long name of a metric that no…"},
           Case{"Version 1.2 of it.", "w_x", "Version 1.2 of it"},
       })
    BOOST_TEST(plan::short_title(help, name) == title);
}

BOOST_AUTO_TEST_CASE(no_title_is_longer_than_allowed) {
  for (std::size_t length = 5; length < 60; ++length) {
    const auto title =
        plan::short_title("", "öäü_ßßßßßßßßßßßßßßßßßßßßßß_a_b_ccccccccccccccc_dd", length);
    BOOST_TEST(code_points(title) <= length);
    BOOST_TEST(find_invalid_utf8(title) == std::string_view::npos);
  }
}

BOOST_AUTO_TEST_CASE(ids_do_not_depend_on_the_order) {
  const std::vector<std::string> keys{"a", "b", "c", "d"};
  const auto ids = plan::panel_ids(keys);
  const auto turned = plan::panel_ids({"d", "c", "b", "a"});
  BOOST_TEST(ids == (std::vector{turned[3], turned[2], turned[1], turned[0]}));
  for (const auto id : ids)
    BOOST_TEST((id >= 1 && id <= 0x7FFFFFFFU));
}

BOOST_AUTO_TEST_CASE(equal_keys_and_equal_hashes_get_different_ids) {
  // FNV-1a of these two words is the same.
  BOOST_TEST(plan::fnv1a("costarring") == plan::fnv1a("liquid"));
  const auto ids = plan::panel_ids({"costarring", "liquid", "liquid"});
  const auto turned = plan::panel_ids({"liquid", "costarring", "liquid"});
  BOOST_TEST((ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]));
  BOOST_TEST(ids[0] == turned[1]);
  BOOST_TEST(ids[1] == turned[0]);
}

BOOST_AUTO_TEST_SUITE_END()
