#include "promql/functions.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen::promql;

BOOST_AUTO_TEST_SUITE(promql_functions)

BOOST_AUTO_TEST_CASE(every_function_is_documented_and_found) {
  BOOST_TEST(functions().size() == 90U);
  for (const Function& function : functions())
    BOOST_TEST_CONTEXT(function.name) {
      BOOST_TEST(find_function(function.name) == &function);
      BOOST_TEST(!function.doc.empty());
      BOOST_TEST(!function.doc.ends_with('.'));
      BOOST_TEST(function.optional <= function.parameter_count);
      for (const Parameter& parameter : function.parameters())
        BOOST_TEST(!parameter.name.empty());
    }
}

BOOST_AUTO_TEST_CASE(argument_counts_have_bounds) {
  struct Case {
    std::string_view name;
    std::size_t count;
    bool accepted;
  };

  for (const auto& [name, count, accepted] :
       {Case{"time", 0, true}, Case{"time", 1, false}, Case{"hour", 0, true}, Case{"hour", 1, true},
        Case{"hour", 2, false}, Case{"label_join", 2, false}, Case{"label_join", 3, true},
        Case{"label_join", 99, true}, Case{"histogram_quantiles", 2, false},
        Case{"histogram_quantiles", 3, true}, Case{"histogram_quantiles", 12, true},
        Case{"histogram_quantiles", 13, false}, Case{"sort_by_label", 1, true}})
    BOOST_TEST_CONTEXT(name << " with " << count) {
      BOOST_TEST(find_function(name)->accepts(count) == accepted);
    }
}

BOOST_AUTO_TEST_CASE(names_are_found_exactly_and_guessed_nearly) {
  BOOST_TEST(find_function("Rate") == nullptr);
  BOOST_TEST(closest_function("Rate")->name == "rate");
  BOOST_TEST(closest_function("histogram_quantil")->name == "histogram_quantile");
  BOOST_TEST(closest_function("zzz") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
