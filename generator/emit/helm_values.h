#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/value.h"
#include "model/catalog.h"

namespace obsgen::emit {

/// Values for the operator's own Helm chart and what a reader of the file has to know: `remarks`
/// are lines for its leading comment.
struct HelmValues {
  document::Value values{};
  std::vector<std::string> remarks{};
};

/// The scrape settings under the chart's paths (`scrape.helm`). Remarks name each setting that the
/// chart has no value for. Error `scrape/helm-path` for a path with an empty part and for one that
/// leads through the value of another.
HelmValues helm_values(const model::Catalog& catalog, Diagnostics& diagnostics);

}  // namespace obsgen::emit
