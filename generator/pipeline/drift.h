#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/generate.h"

namespace obsgen::pipeline {

enum class DriftKind { Missing, Changed, Leftover };

/// A file that is not as it would be generated; `lines` say what differs in meaning.
struct Drift {
  std::string path{};
  DriftKind kind{};
  std::vector<std::string> lines{};

  bool operator==(const Drift&) const = default;
};

/// Which of the artefacts are not among the files that are there as they should be, and which
/// generated files of the same operators nothing makes any more. In a run over part of the kinds
/// nothing counts as left over.
std::vector<Drift> find_drift(const Request& request, const Generated& generated);

/// True for a file that an output claims for one of `operators` and that bears this program's mark:
/// the first line of a YAML file or of a page, the tags of a dashboard. What belongs to all
/// operators is of none.
bool is_generated(std::string_view path, std::string_view text,
                  const std::vector<std::string>& operators);

}  // namespace obsgen::pipeline
