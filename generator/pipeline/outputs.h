#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/outcome.h"
#include "pipeline/outputs/content.h"
#include "pipeline/plan.h"

/// What the program writes: one table, and all that is asked of it.
namespace obsgen::pipeline {

/// A document and what its name fills in its row's path with; empty where that has no hole.
struct Draft {
  std::string name{};
  Content content{};
};

using Drafts = std::vector<Draft>;

/// Files below the output folder by their paths: those in the places of outputs.
using FileTexts = std::map<std::string, std::string>;

/// All plans of a run, and the files that were there before it.
struct RunView {
  const std::vector<Plan>& plans;
  const FileTexts& present;
};

/// Makes the documents of one operator's plan, or those that belong to the whole run.
using DraftOfPlan = Drafts (*)(const Plan& plan, Diagnostics& diagnostics);
using DraftOfRun = Drafts (*)(const RunView& run, Diagnostics& diagnostics);

enum class Default { Off, On };

/// A kind of file that the program writes.
struct Output {
  std::string_view name{};
  std::string_view family{};              // empty: of none
  Default made = Default::On;             // when nothing is chosen
  std::string_view path{};                // below the output folder; `{…}` is a document's name
  std::vector<std::string_view> needs{};  // outputs whose files its own refer to
  std::variant<DraftOfPlan, DraftOfRun> draft{};
};

using OutputChoice = std::vector<const Output*>;

/// The table.
const std::vector<Output>& outputs();

/// The families, in the order of the table.
std::vector<std::string_view> output_families();

/// The outputs that the words name, each a family or a single output, with those that they need; in
/// the order of the table, all that are made by default for no words. Error `cli/unknown-output`
/// for each word that names none, without a place.
Outcome<OutputChoice> choose_outputs(const std::vector<std::string>& words);

/// The path of an output's document.
std::string path_of(const Output& output, std::string_view name);

/// The name of the document that the output would write to `path`; absent when it writes no such
/// path.
std::optional<std::string> name_in(const Output& output, std::string_view path);

/// The output that claims `path`: one that has it without a hole before others; or nullptr.
const Output* output_of(std::string_view path);

/// Where files of outputs are: a folder below the output folder and what their names end in.
struct OutputPlace {
  std::string folder{};
  std::string suffix{};

  auto operator<=>(const OutputPlace&) const = default;
};

/// All such places, sorted, each once.
std::vector<OutputPlace> output_places();

}  // namespace obsgen::pipeline
