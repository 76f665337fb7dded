#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/ask.h"
#include "pipeline/ask/json_line.h"
#include "promql/ast.h"

/// What answers about expressions are made of.
namespace obsgen::pipeline {

/// How much a JSON answer tells.
enum class Detail { Brief, Full };

/// What is asked of an expression, and how much of it is told.
struct Asked {
  PromqlTask task{};
  Detail detail{};
};

/// Writes what the JSON answer to `task` says of an expression:
/// - format: `type`, `string`;
/// - parse: `type`, `string`, `ast`, `needs`; in full, `tree`;
/// - explain: `type`, `branches` with `always`, `maybe`, `open`, `possible`; in full, the `changes`
///   of each, `reads` and `needs`.
void write_answer(JsonLine& out, const Asked& asked, const PromqlQuestion& question,
                  const promql::Expr& expr);

/// Writes the members of the tree's root. Every node has `type`, `kind`, `start` and `end` (bytes
/// of the text) and its parts; names are those of Prometheus's own syntax tree where it has one.
/// Durations are in seconds; arithmetic on them, and Grafana references, are text.
void write_tree(JsonLine& out, const promql::Expr& expr);

/// The explanation for people. `text` is the expression as written, for lines and columns.
std::string explanation_text(const promql::Expr& expr, std::string_view text,
                             std::span<const promql::SeriesLabels> series);

/// What happened to a label: `removed`, `added`, `required`.
std::string_view change_name(promql::LabelChange::Kind kind);

}  // namespace obsgen::pipeline
