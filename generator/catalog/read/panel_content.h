#pragma once

#include <optional>
#include <span>

#include "catalog/read/fields.h"
#include "model/board.h"

namespace obsgen::catalog {

using PanelContent = decltype(model::PanelSpec::content);

/// The keys that say what a panel shows and how its parts are made.
std::span<const std::string_view> content_keys();

/// What the panel shows. Reports several contents or none, and keys that belong to another one.
std::optional<PanelContent> read_panel_content(const Fields& panel);

/// Reports a `view` in which that content cannot be shown.
void check_view(const PanelContent& content, const Fields& panel);

/// The name under which overlays find a panel without `id`.
std::string default_panel_id(const PanelContent& content, std::string_view title);

}  // namespace obsgen::catalog
