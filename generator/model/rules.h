#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/alert.h"
#include "model/dashboard.h"
#include "model/duration.h"
#include "model/origin.h"
#include "promql/ast.h"
#include "template/tree.h"

/// Rules as they will be written.
namespace obsgen::model {

/// Names and values in the order of output.
using TextMap = std::vector<std::pair<std::string, std::string>>;

/// Names and texts of an alert, in the order of output.
using TemplateMap = std::vector<std::pair<std::string, templates::Template>>;

struct RecordingRule {
  std::string record{};
  promql::Expr expr;
  Origin origin{};
  TextMap labels{};
  std::string signal{};
  Place place{};
};

struct AlertingRule {
  std::string alert{};  // with the prefix
  std::string id{};     // without
  promql::Expr query;   // of its signal, or of what records it
  std::optional<Threshold> threshold{};
  Origin origin{};
  std::optional<Duration> hold{};
  std::optional<Duration> keep_firing{};
  TemplateMap labels{};
  TemplateMap annotations{};
  std::optional<PanelRef> panel{};  // that shows the signal
  std::string signal{};
  Place place{};
};

/// When the alert fires: its query compared with its threshold; as it is without one.
promql::Expr condition(const AlertingRule& rule);

struct RuleGroup {
  std::string name{};
  std::vector<std::variant<RecordingRule, AlertingRule>> rules{};
};

/// One `tests:` entry of a promtool file.
struct RuleTest {
  struct Series {
    TestSeries source{};  // as the catalog has it
    TextMap labels{};     // after the scrape
  };

  struct Expectation {
    TestExpectation source{};  // as the catalog has it
    promql::Expr expr;         // over ALERTS
    std::vector<std::string>
        samples{};  // `{}`-form label sets expected with value 1; empty: no sample
  };

  std::string name{};
  std::string alert{};  // its id
  Duration interval{};
  std::vector<Series> series{};
  std::vector<Expectation> expectations{};
};

struct RulePlan {
  std::vector<RuleGroup> groups{};
  std::vector<RuleTest> tests{};
  Duration evaluation_interval{60'000};
};

}  // namespace obsgen::model
