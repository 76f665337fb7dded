#pragma once

#include <functional>

#include "template/tree.h"

namespace obsgen::templates {

/// Calls `visit` for each operand of the template, also for those in parentheses, which come after
/// the parenthesis itself; in the order of the text.
void for_each_operand(const Template& source, const std::function<void(const Operand&)>& visit);
void for_each_operand(Template& source, const std::function<void(Operand&)>& visit);

/// Calls `visit` for each pipeline outside of parentheses, in the order of the text.
void for_each_pipeline(const Template& source, const std::function<void(const Pipeline&)>& visit);

/// Calls `visit` for each text outside of braces, with the span of all of it: what a neighbour
/// trims is part of that.
void for_each_text(const Template& source, const std::function<void(const Text&, Span)>& visit);
void for_each_text(Template& source, const std::function<void(Text&)>& visit);

}  // namespace obsgen::templates
