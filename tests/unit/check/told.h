#pragma once

#include <sstream>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "catalog_text.h"

namespace obsgen::test {

/// What the carets of a problem's first place stand under.
inline std::string marked(const std::string& rendered) {
  std::istringstream lines{rendered};
  std::string message;
  std::string source;
  std::string carets;
  std::getline(lines, message);
  std::getline(lines, source);
  std::getline(lines, carets);
  // A line that is cut begins with a sign of three bytes in one column.
  const std::size_t cut = source.starts_with("…") ? 2 : 0;
  return source.substr(carets.find('^') + cut, carets.size() - carets.find('^'));
}

/// Problems in the catalog of `body`: what each stands at, its code and message, then its notes and
/// its help, a line each.
inline std::string told(std::string_view body, const Diagnostics& problems,
                        std::string_view scrape = "honor_labels: true") {
  std::string shown;
  for (const Diagnostic& d : problems) {
    shown += marked(rendered(body, {d}, scrape)) + " " + d.code + ": " + d.message + "\n";
    for (const Note& note : d.notes)
      shown += "  " + note.message + "\n";
    if (!d.help.empty()) shown += "  " + d.help + "\n";
  }
  return shown;
}

}  // namespace obsgen::test
