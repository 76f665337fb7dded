#pragma once

#include <string>
#include <string_view>

namespace obsgen::emit {

/// `text` so that a Markdown renderer shows it as it is: no markup, no HTML. Blank lines part
/// paragraphs. Source: CommonMark 0.31, backslash escapes.
std::string markdown_text(std::string_view text);

}  // namespace obsgen::emit
