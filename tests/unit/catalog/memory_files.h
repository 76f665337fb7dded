#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "catalog/read_catalog.h"

namespace obsgen::catalog::test {

/// Files by path.
using Files = std::map<std::string, std::string>;

/// What came of reading `catalog.yaml` of some files.
struct Read {
  Sources sources{};
  Outcome<model::Catalog> outcome{};

  /// The problems as the user sees them.
  std::string problems() const;
};

/// Reads `catalog.yaml`; further files are found as on a disk, `installed` are folders of them.
Read read_files(Files files, std::vector<std::string> installed = {});

/// As `read_files` of a catalog of that text only.
Read read_text(std::string text);

/// The catalog, which must have no problems.
model::Catalog good(Files files);
model::Catalog good(std::string text);

/// What every operator's catalog needs: operator `toy` in `toys`.
inline constexpr std::string_view kHead =
    "catalog: 1\n"
    "operator: {name: toy, title: Toy, alert_prefix: Toy, namespace: toys}\n"
    "scrape: {service: {app: toy}, port: http}\n";

/// `body` behind that head.
std::string with_head(std::string_view body);

}  // namespace obsgen::catalog::test
