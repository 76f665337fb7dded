#include "model/version.h"

#include <optional>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

using namespace obsgen::model;

namespace {

std::string shown(std::string_view text) {
  const auto version = parse_version(text);
  return version ? to_string(*version) : "none";
}

std::optional<Version> version(std::string_view text) { return parse_version(text); }

}  // namespace

BOOST_AUTO_TEST_CASE(reads_one_to_four_numbers) {
  struct Case {
    std::string_view text{}, expected{};
  };

  for (const Case& c :
       {Case{"1", "1"}, Case{"1.7", "1.7"}, Case{"v1.4.2", "1.4.2"}, Case{"0.24.1.9", "0.24.1.9"},
        Case{"", "none"}, Case{"v", "none"}, Case{"1.", "none"}, Case{".1", "none"},
        Case{"1.2.3.4.5", "none"}, Case{"1.x", "none"}, Case{"1.2-rc1", "none"}, Case{"-1", "none"},
        Case{"1234567890", "none"}, Case{"vv1", "none"}}) {
    BOOST_TEST_CONTEXT("text: " << c.text)
    BOOST_TEST(shown(c.text) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(missing_parts_are_zero_when_compared) {
  BOOST_TEST((*version("1.4") == *version("1.4.0")));
  BOOST_TEST((*version("1.4") < *version("1.4.1")));
  BOOST_TEST((*version("1.10") > *version("1.9")));
  BOOST_TEST((*version("2") > *version("1.99.99")));
}

BOOST_AUTO_TEST_CASE(a_patch_starts_with_all_parts_of_its_release) {
  BOOST_TEST(is_patch_of(*version("1.4.2"), *version("1.4")));
  BOOST_TEST(is_patch_of(*version("1.4"), *version("1.4")));
  BOOST_TEST(!is_patch_of(*version("1.4"), *version("1.4.2")));
  BOOST_TEST(!is_patch_of(*version("1.40"), *version("1.4")));
}

BOOST_AUTO_TEST_CASE(a_lifetime_begins_with_since_and_ends_before_until) {
  const Lifetime middle{version("1.4"), version("1.6")};
  BOOST_TEST(!contains(middle, version("1.3.9")));
  BOOST_TEST(contains(middle, version("1.4")));
  BOOST_TEST(contains(middle, version("1.5.7")));
  BOOST_TEST(!contains(middle, version("1.6")));
  BOOST_TEST(contains({}, version("0.1")));
}

BOOST_AUTO_TEST_CASE(without_a_version_the_newest_is_meant) {
  BOOST_TEST(contains({.since = version("9")}, std::nullopt));
  BOOST_TEST(!contains({.until = version("9")}, std::nullopt));
}
