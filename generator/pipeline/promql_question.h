#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.h"
#include "promql/labels.h"
#include "promql/parse.h"

namespace obsgen::pipeline {

using promql::Dialect;

/// An expression to be looked at, and the series that it reads.
struct PromqlQuestion {
  std::string expr{};
  Dialect dialect = Dialect::Plain;
  std::vector<promql::SeriesLabels> series{};
};

/// A line of JSON: a string, or `{"expr": …, "template": true, "series": [{"name": …, "labels":
/// […], "maybe": […]}]}` of which only `expr` is needed. Errors are `batch/*` and `json/*`, with
/// bytes of the line.
Outcome<PromqlQuestion> read_question(std::string_view line);

/// `NAME{label, label?}`: a label behind which `?` stands is on some series only. Errors are
/// `batch/series`, with bytes of `text`.
Outcome<promql::SeriesLabels> read_series(std::string_view text);

}  // namespace obsgen::pipeline
