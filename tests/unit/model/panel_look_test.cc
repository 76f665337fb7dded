#include "model/panel_look.h"

#include <cstddef>
#include <type_traits>
#include <utility>

#include <boost/test/unit_test.hpp>

using namespace obsgen::model;

namespace {

/// One of two values of a setting's type.
template <class T>
T sample(bool other) {
  const int number = other ? 1 : 0;
  if constexpr (std::is_same_v<T, std::string>) {
    return std::to_string(number);
  } else if constexpr (std::is_same_v<T, std::vector<ToneStep>>) {
    return {{.above = static_cast<double>(number)}};
  } else {
    return static_cast<T>(number);
  }
}

constexpr std::size_t kSettings =
    std::tuple_size_v<decltype(settings_of(std::declval<PanelLook&>()))>;

/// Calls `visit` with the index of each setting, as a constant.
template <class Visit>
void for_each_setting(Visit visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(std::integral_constant<std::size_t, I>{}), ...);
  }
  (std::make_index_sequence<kSettings>{});
}

template <std::size_t I>
void set(PanelLook& look, bool other) {
  auto& setting = std::get<I>(settings_of(look));
  setting = sample<typename std::remove_reference_t<decltype(setting)>::value_type>(other);
}

PanelLook full(bool other) {
  PanelLook look;
  for_each_setting([&](auto index) { set<decltype(index)::value>(look, other); });
  return look;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(panel_look)

BOOST_AUTO_TEST_CASE(every_setting_survives_alone) {
  for_each_setting([](auto index) {
    PanelLook one;
    set<decltype(index)::value>(one, true);
    BOOST_TEST_CONTEXT("setting " << index) {
      BOOST_TEST(!(one == PanelLook{}));
      BOOST_TEST((laid_over({}, one) == one));
      BOOST_TEST((laid_over(one, {}) == one));
    }
  });
}

BOOST_AUTO_TEST_CASE(every_setting_replaces_that_one_and_no_other) {
  for_each_setting([](auto index) {
    PanelLook one;
    set<decltype(index)::value>(one, true);
    auto expected = full(false);
    set<decltype(index)::value>(expected, true);
    BOOST_TEST_CONTEXT("setting " << index) {
      BOOST_TEST((laid_over(full(false), one) == expected));
    }
  });
  BOOST_TEST((laid_over(full(false), full(true)) == full(true)));
}

BOOST_AUTO_TEST_SUITE_END()
