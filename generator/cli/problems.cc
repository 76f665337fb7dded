#include "cli/problems.h"

#include <utility>

#include "base/render.h"
#include "cli/terminal.h"
#include "pipeline/report.h"

namespace obsgen::cli {

std::string problems_text(const Common& common, const Sources& sources,
                          const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return {};
  if (common.format == Format::Json) return pipeline::diagnostics_json(sources, diagnostics) + "\n";
  return render_text(sources, diagnostics, colour_on_stderr(common.colour));
}

Result refused(const Common& common, std::string_view code, UsageError error) {
  return {.exit = Exit::Usage,
          .problems = problems_text(common, {},
                                    {{.code = std::string{code},
                                      .place = {kNoFile, {}},
                                      .message = std::move(error.message),
                                      .help = std::move(error.help)}})};
}

Result refused(const Common& common, std::string_view code, IoError error) {
  return refused(common, code, UsageError{.message = std::move(error.message)});
}

}  // namespace obsgen::cli
