#pragma once

#include <span>
#include <string_view>

#include "catalog/read/fields.h"
#include "model/panel_look.h"

namespace obsgen::catalog {

/// The keys that say how a panel looks.
std::span<const std::string_view> look_keys();

/// What those of them say that are there.
model::PanelLook read_look(const Fields& panel);

/// Reports limits of which the lower one is not below the upper one.
void check_limits(const model::PanelLook& look, const Fields& panel);

}  // namespace obsgen::catalog
