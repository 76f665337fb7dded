#pragma once

#include <optional>

#include "catalog/read/fields.h"
#include "model/scrape.h"

namespace obsgen::catalog {

/// `scrape:`
std::optional<model::Scrape> read_scrape(const Node& node, Diagnostics& diagnostics);

/// The keys of `scrape` in a file that changes it, laid over `scrape`.
model::Scrape overlay_scrape(const model::Scrape& scrape, const Node& node,
                             Diagnostics& diagnostics);

}  // namespace obsgen::catalog
