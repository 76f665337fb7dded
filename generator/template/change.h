#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "template/tree.h"
#include "template/uses.h"

/// Changes of templates, each a template again. What is not changed prints as it did.
namespace obsgen::templates {

/// The name that a label has from now on.
using Rename = std::function<std::string(const LabelUse&)>;

/// Renames each label that the text reads by name (see `uses`). A label that is read as a field
/// needs a new name that a field can have: letters, digits and `_`.
Template rename_labels(Template source, const Rename& rename);

/// Changes each text outside of braces and each text constant.
Template map_texts(Template source, const std::function<std::string(std::string_view)>& change);

/// Without the blanks at the end of the text.
Template trim_end(Template source);

/// A template that prints nothing but `text`.
Template literal(std::string_view text);

}  // namespace obsgen::templates
