#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"
#include "model/suppression.h"

namespace obsgen::catalog {

/// The tree of a file without the `ignore` lists of its items, and what these say.
struct WithoutIgnores {
  document::Node root{};
  std::vector<model::Suppression> suppressions{};
};

/// Takes out the lists of metrics, signals, records, alerts, rows, panels and dashboards; one that
/// stands elsewhere is left to be refused as any other unknown key.
WithoutIgnores take_ignores(document::Node root, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
