#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/alert.h"
#include "model/duration.h"
#include "promql/ast.h"

/// Runbooks as they will be written.
namespace obsgen::model {

/// Another alert as a runbook speaks of it.
struct RelatedAlert {
  std::string name{};  // with the prefix
  std::string summary{};

  bool operator==(const RelatedAlert&) const = default;
};

/// A name and what it is.
struct Explained {
  std::string name{};
  std::string help{};

  bool operator==(const Explained&) const = default;
};

/// A panel as a runbook speaks of it.
struct ShownPanel {
  std::string title{};  // with that of its dashboard
  std::string url{};    // empty: nobody knows where Grafana is

  bool operator==(const ShownPanel&) const = default;
};

/// What is known of one alert. Texts are plain: no templates, no markup; `<label>` and `<value>`
/// stand for what an alert that fires says.
struct Runbook {
  std::string alert{};  // with the prefix
  AlertSeverity severity = AlertSeverity::Warning;
  std::optional<Duration> hold{};
  std::string summary{};
  std::string meaning{};
  std::string impact{};  // empty: nobody wrote it down
  std::vector<std::string> mitigation{};
  std::vector<std::string> variables{};  // labels that `commands` read as shell variables
  std::vector<std::string> commands{};
  std::vector<RelatedAlert> causes{};  // alerts that explain this one
  std::string signal{};                // what its signal is
  promql::Expr condition;              // as in the rule
  promql::Expr query;                  // the signal, without a threshold
  std::optional<ShownPanel> panel{};
  std::vector<Explained> metrics{};  // read by the query
};

/// Alerts that Alertmanager need not tell of while one of others fires that has the same `equal`
/// labels.
struct Inhibition {
  std::vector<std::string> causes{};
  std::vector<std::string> alerts{};
  std::vector<std::string> equal{};

  bool operator==(const Inhibition&) const = default;
};

/// All runbooks of an operator, and what may be silenced by what.
struct Handbook {
  std::string title{};
  std::vector<Runbook> runbooks{};
  std::vector<Inhibition> inhibitions{};
};

}  // namespace obsgen::model
