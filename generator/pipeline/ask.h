#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.h"
#include "promql/labels.h"
#include "promql/parse.h"

/// What `obsgen promql` says about expressions.
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

enum class PromqlTask { Format, Parse, Explain };
enum class PromqlView { Text, Json };

/// The answer about one expression, with a newline at the end: the formatted expression, its tree
/// (in the notation of `promql::dump`, or as JSON with places), or what it reads and which labels
/// come out. No value when the expression is wrong; problems are bytes of `question.expr`, file 0.
Outcome<std::string> promql_answer(PromqlTask task, PromqlView view,
                                   const PromqlQuestion& question);

/// The answer to one line of a batch, a line of JSON without its newline: `"ok": true` and what the
/// JSON about one expression says, without the parts that take longer than the expression itself
/// (the tree with its places, what changed the labels, what is read). A question that cannot be
/// read is answered too: `{"ok":false,"errors":[{"message":…,"start":…,"end":…}]}`, in bytes of the
/// expression, or of the line when that is no question.
std::string promql_batch_answer(PromqlTask task, std::string_view line);

/// The answer to a line that was not even read.
std::string promql_batch_refusal(std::string message);

/// What PromQL offers: functions and aggregators with their parameters, the release that brought
/// them, and what they do; one line each, or a line of JSON. With a `name` only that one; nothing
/// when there is no such name.
std::optional<std::string> promql_functions(PromqlView view, std::string_view name);

/// The names of all functions and aggregators.
std::vector<std::string> promql_function_names();

}  // namespace obsgen::pipeline
