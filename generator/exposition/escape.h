#pragma once

#include <string>
#include <string_view>

#include "exposition/format.h"

namespace obsgen::exposition {

/// `raw` as it stands between the quotes of a label value or a quoted name: backslash, `"` and
/// newline are escaped, other bytes copied. Total.
std::string escape_label_value(std::string_view raw);

/// The value that `escaped` stands for. A backslash before anything but a backslash, `"` or `n` is
/// kept as it is, as Prometheus does; so `unescape(escape(x)) == x` for every x. Total.
std::string unescape_label_value(std::string_view escaped);

/// `raw` as the text of a `# HELP` line: backslash and newline are escaped, in OpenMetrics `"` too.
std::string escape_help(std::string_view raw, Format format);

/// The inverse of `escape_help`; an unknown escape is kept. Total.
std::string unescape_help(std::string_view escaped, Format format);

/// Offset of the first backslash that starts none of the three escapes of a label value, or npos.
std::size_t find_bad_escape(std::string_view escaped);

}  // namespace obsgen::exposition
