#pragma once

#include <string>

#include "template/tree.h"

namespace obsgen::templates {

/// The text of a template; that which it was read from, where nothing was changed.
std::string print(const Template& source);

}  // namespace obsgen::templates
