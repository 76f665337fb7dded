#pragma once

#include <string_view>

#include "template/syntax/token.h"

namespace obsgen::templates {

/// Cuts `text` into tokens that point into it, as Go's text/template does. Together with the blanks
/// before them they are the text. Stops at what cannot be read: `alert/template-syntax`, at bytes
/// of `text`.
Tokens lex(std::string_view text);

}  // namespace obsgen::templates
