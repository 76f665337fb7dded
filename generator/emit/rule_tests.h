#pragma once

#include <string>

#include "document/value.h"
#include "model/rules.h"

namespace obsgen::emit {

/// A file for `promtool test rules` with the tests of `plan`; `rule_file` is the path of the plain
/// rule file from the test file's folder.
document::Value rule_tests(const model::RulePlan& plan, const std::string& rule_file);

}  // namespace obsgen::emit
