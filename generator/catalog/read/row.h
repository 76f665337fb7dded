#pragma once

#include <string>

#include "catalog/read/fields.h"
#include "catalog/read/part.h"

namespace obsgen::catalog {

/// One row of a dashboard: panels, a named row, or the rest.
std::optional<model::RowSpec> read_row(const Node& node, Diagnostics& diagnostics);

/// One entry of `rows:` in the file of `library` (empty: the operator's). A key `other/row` stands
/// for the row of another library, to override it.
std::optional<Item<model::NamedRow>> read_named_row(const document::Entry& entry,
                                                    std::string_view library,
                                                    Diagnostics& diagnostics);

/// `library/row`, or `row` for the operator's own.
std::string qualified_row(std::string_view library, std::string_view row);

}  // namespace obsgen::catalog
