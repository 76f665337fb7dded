#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "model/rules.h"
#include "promql/ast.h"

namespace obsgen::check {

/// Recording rules by the names of their series.
using Records = std::map<std::string_view, const model::RecordingRule*>;

/// A scenario, the rule that it tells of, and what that rule may read.
struct Story {
  const model::RuleTest& test;
  const model::AlertingRule& rule;
  const Records& records;
  model::Duration step{};  // from one evaluation of the rules to the next
  promql::Expr condition;  // when the alert fires
};

/// Whether the selector may read series of any name, series of alerts, or what its text does not
/// tell.
bool is_open(const promql::VectorSelector& selector);

/// Whether the matcher takes the series, whose labels are those after the scrape.
bool takes(const promql::Matcher& matcher, const model::RuleTest::Series& series);

/// The series of the scenario that the selector reads.
std::vector<const model::RuleTest::Series*> read_by(const promql::VectorSelector& selector,
                                                    const Story& story);

/// The record that the selector reads, or null: also null where the scenario gives series of that
/// name itself.
const model::RecordingRule* record_read_by(const promql::VectorSelector& selector,
                                           const Story& story);

/// Whether the scenario gives a series of that name.
bool gives(const Story& story, std::string_view name);

/// When the last sample of the series is, in milliseconds; absent when it has none.
std::optional<std::int64_t> last_sample(const model::RuleTest::Series& series, const Story& story);

}  // namespace obsgen::check
