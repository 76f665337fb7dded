#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic.h"

/// Every problem that the program can tell: one table, from which lists, explanations and pages
/// come.
namespace obsgen::check {

/// In what a problem is found, and so what the examples of its check are.
enum class FoundIn {
  Yaml,         // a text that is read as YAML
  Json,         // a text that is read as JSON
  Catalog,      // sections of an operator's catalog
  Overlay,      // an overlay of a catalog
  Expression,   // PromQL, as in a catalog
  Template,     // the text of an alert
  Page,         // a page of /metrics
  OpenMetrics,  // such a page in the format OpenMetrics
  Exposed,      // such a page beside the catalog of what exposes it
  Question,     // a line of `obsgen promql --batch`
  Series,       // what `obsgen promql explain --series` takes
  Formatted,    // what `obsgen promql fmt` takes
  // Without examples:
  Written,      // what is about to be written, where only a bug or sheer size shows the problem
  Bytes,        // bytes that are no text
  Limit,        // a bound on size, depth or number
  CommandLine,  // what is asked for, and the file system
};

std::string_view to_string(FoundIn place);

/// True when checks of what is found there have examples.
bool has_examples(FoundIn place);

/// A row of the table, for people.
struct Check {
  std::string_view code{};
  Severity severity = Severity::Error;  // the worst that it is told with
  FoundIn found_in{};
  std::string_view summary{};      // what is wrong: a line, lower case, no full stop
  std::string_view explanation{};  // what follows from it, and how to mend it
  std::string_view bad{};          // shows exactly this problem; empty without examples
  std::string_view good{};         // the same, mended
};

/// Whether a catalog can be built in spite of the problem, when its author accepts it: not when it
/// keeps the catalog from being read, a release from being chosen, or what is written from being
/// right.
bool can_be_ignored(const Check& check);

/// All checks, sorted by code.
std::span<const Check> checks();

/// The check with that code, or nullptr.
const Check* find_check(std::string_view code);

}  // namespace obsgen::check
