#pragma once

#include <string>
#include <string_view>

#include "base/outcome.h"
#include "pipeline/promql_question.h"

/// What `obsgen promql` says about expressions.
namespace obsgen::pipeline {

enum class PromqlTask { Format, Parse, Explain };
enum class PromqlView { Text, Json };

/// The answer about one expression, with a newline at the end: the formatted expression, its tree
/// (in the notation of `promql::dump`, or as JSON with places), or what it reads and which labels
/// come out. No value when the expression is wrong; problems are bytes of `question.expr`, file 0.
Outcome<std::string> promql_answer(PromqlTask task, PromqlView view,
                                   const PromqlQuestion& question);

/// The answer to one line of a batch, a line of JSON without its newline. A question that cannot be
/// read is answered too: `{"ok":false,"errors":[{"message":…,"start":…,"end":…}]}`, in bytes of the
/// expression, or of the line when that is no question.
std::string promql_batch_answer(PromqlTask task, std::string_view line);

}  // namespace obsgen::pipeline
