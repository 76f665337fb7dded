#pragma once

#include <span>
#include <string_view>

#include "catalog/read/fields.h"
#include "catalog/read/part.h"
#include "model/metric.h"

namespace obsgen::catalog {

/// `labels:` and `objects:` of a file; an object's key are labels of the same file.
Declarations read_declarations(const Fields& file);

/// A label's settings laid over `before`, from a mapping of those keys and perhaps `name`.
model::Label read_label_settings(model::Label before, const Fields& fields);

/// The keys of a label's settings.
std::span<const std::string_view> label_keys();

}  // namespace obsgen::catalog
