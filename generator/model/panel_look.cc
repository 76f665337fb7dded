#include "model/panel_look.h"

#include <cstddef>
#include <utility>

namespace obsgen::model {

PanelLook laid_over(PanelLook base, const PanelLook& over) {
  const auto lay = [](auto& below, const auto& above) {
    if (above) below = above;
  };
  const auto below = settings_of(base);
  const auto above = settings_of(over);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (lay(std::get<I>(below), std::get<I>(above)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(settings_of(base))>>{});
  return base;
}

}  // namespace obsgen::model
