#include "cli/problems.h"

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

}  // namespace obsgen::cli
