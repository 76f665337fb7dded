#include "cli/terminal.h"

#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace obsgen::cli {

Colour colour_on_stderr(ColourChoice choice) {
  if (choice == ColourChoice::Always) return Colour::On;
  if (choice == ColourChoice::Never || ::isatty(STDERR_FILENO) == 0) return Colour::Off;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool plain = (no_color != nullptr && *no_color != '\0') ||
                     (term != nullptr && std::string_view{term} == "dumb");
  return plain ? Colour::Off : Colour::On;
}

}  // namespace obsgen::cli
