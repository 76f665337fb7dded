#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/catalog.h"

/// Catalogs for tests, written as a user would.
namespace obsgen::test {

/// The catalog that `body` describes behind a common head (operator `w`, prefix `W`, namespace
/// `w-system`, scrape of service `w` with honor_labels as given); problems are a failure of the
/// test.
model::Catalog catalog_of(std::string_view body, std::string_view scrape = "honor_labels: true");

/// The problems as the user sees them, without colour.
std::string rendered(std::string_view body, const Diagnostics& diagnostics,
                     std::string_view scrape = "honor_labels: true");

}  // namespace obsgen::test
