#pragma once

#include <string>
#include <string_view>

/// Markdown that shows texts as they are. Source: CommonMark 0.31.
namespace obsgen::emit {

/// `text` so that a Markdown renderer shows it as it is: no markup, no HTML. Blank lines part
/// paragraphs. Source: CommonMark 0.31, backslash escapes.
std::string markdown_text(std::string_view text);

/// As `markdown_text`, in one line: for list items, table cells and texts of links.
std::string markdown_line(std::string_view text);

/// As `markdown_text`, without blanks at the start of lines, which would make code of them, and
/// without any at the end.
std::string markdown_paragraphs(std::string_view text);

/// A block of code that nothing in `code` can end, with a line break at its end.
std::string markdown_code(std::string_view language, std::string_view code);

/// A comment in a line of its own that nothing in `text` can end.
std::string markdown_comment(std::string_view text);

/// The destination of a link: what would end it is percent-encoded. Only `http` and `https` lead
/// anywhere; of other schemes `#` is left.
std::string markdown_url(std::string_view url);

}  // namespace obsgen::emit
