#pragma once

#include <optional>

#include "catalog/read/fields.h"
#include "template/legend.h"
#include "template/tree.h"

/// Texts with `{{ … }}` in them.
namespace obsgen::catalog {

/// A text of an alert, as Go's text/template takes it. Absent when it does not: see
/// `parse_template`.
std::optional<templates::Template> read_template(const Node& node, Diagnostics& diagnostics);

/// A legend: text with `{{label}}`. Error `catalog/template`: braces that Grafana would show, or
/// that hold no name of a label.
std::optional<templates::Legend> read_legend(const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
