#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/dashboard.h"
#include "model/metric.h"
#include "plan/dashboards/panel_scope.h"

/// Metrics that hold a state in a label have one series a state; a timeline or a cell shows one
/// number. So each state gets a code, and the code is what the query returns and what is mapped
/// back to the state's name. `max by (name) (m{state="a"}) or max by (name) (m{state="b"}) * 2`.
namespace obsgen::plan {

/// The label that holds the state of a state or one-hot metric, when its values are known; else
/// null.
const model::Label* coded_label(const model::Metric& metric);

/// The values of `label` from good to bad: a state's code is its position from 1, so that the
/// greatest is the worst.
std::vector<model::ValueMapping> code_mappings(const model::Label& label);

/// Labels that tell apart the objects whose state `metric` holds, by their own names. `identity`
/// says whether labels that are never shown are among them.
enum class Identity { Without, With };
std::vector<model::LabelRef> object_labels(const model::Metric& metric, Identity identity);

/// Which states of objects are asked for: where there are many objects, only what needs a person.
enum class States { All, Alarming };

struct CodeRequest {
  const model::Metric& metric;
  std::vector<model::LabelRef> by{};  // own names that tell objects apart
  States states = States::All;
};

/// The code of the state of each object. Absent without a known set of states.
std::optional<Query> plan_codes(const PanelScope& scope, const CodeRequest& request,
                                Diagnostics& diagnostics);

}  // namespace obsgen::plan
