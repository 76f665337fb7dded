#pragma once

#include <string>

#include "exposition/family.h"

namespace obsgen::exposition {

/// The page that says `exposition`, in its format; what this returns reads back as equal. Names
/// that need quotes get them.
std::string write_exposition(const Exposition& exposition);

}  // namespace obsgen::exposition
