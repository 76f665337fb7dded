#pragma once

#include "template/evaluate/functions.h"

/// Functions of Go's text/template. `and` and `or` are executed where they stand.
namespace obsgen::templates::go {

Result equal(const Operands& operands, const Data& data);
Result not_equal(const Operands& operands, const Data& data);
Result less(const Operands& operands, const Data& data);
Result less_or_equal(const Operands& operands, const Data& data);
Result greater(const Operands& operands, const Data& data);
Result greater_or_equal(const Operands& operands, const Data& data);
Result logical_not(const Operands& operands, const Data& data);
Result call(const Operands& operands, const Data& data);
Result index(const Operands& operands, const Data& data);
Result length(const Operands& operands, const Data& data);
Result slice(const Operands& operands, const Data& data);
Result joined(const Operands& operands, const Data& data);
Result formatted(const Operands& operands, const Data& data);
Result joined_line(const Operands& operands, const Data& data);
Result html(const Operands& operands, const Data& data);
Result js(const Operands& operands, const Data& data);
Result urlquery(const Operands& operands, const Data& data);

/// `text` as it stands in the query of a URL: blanks are `+`.
std::string query_escaped(std::string_view text);

}  // namespace obsgen::templates::go
