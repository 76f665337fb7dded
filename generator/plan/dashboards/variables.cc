#include "plan/dashboards/variables.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "plan/query/kept_metrics.h"
#include "plan/query/scope.h"
#include "plan/query/terms.h"
#include "plan/words/titles.h"
#include "promql/tree.h"

namespace obsgen::plan {

namespace {

using Metrics = std::vector<const model::Metric*>;

bool mentions(std::string_view text, std::string_view variable) {
  for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const auto rest = text.substr(at + 1);
    if (!rest.starts_with(variable)) continue;
    if (rest.size() == variable.size() || !is_word(rest[variable.size()])) return true;
  }
  return false;
}

bool mentions(const promql::Expr& expr, std::string_view variable) {
  bool found = false;
  promql::for_each_selector(expr, [&](const promql::VectorSelector& vector) {
    for (const auto& matcher : vector.matchers)
      found = found || mentions(matcher.value, variable);
  });
  return found;
}

bool is_used(const model::Dashboard& dashboard, std::string_view variable) {
  for (const auto& row : dashboard.rows) {
    if (row.repeat == variable) return true;
    for (const auto& panel : row.panels) {
      for (const auto& query : panel.queries) {
        if (mentions(query.expr, variable)) return true;
      }
    }
  }
  return std::ranges::any_of(dashboard.annotations, [&](const model::AnnotationQuery& annotation) {
    return mentions(annotation.expr, variable);
  });
}

/// A series name of `metric` that exists as soon as the metric does.
std::string series_of(const model::Metric& metric) {
  const bool counted =
      metric.type == model::MetricType::Histogram || metric.type == model::MetricType::Summary;
  return counted ? metric.name + "_count" : metric.name;
}

/// Those that exist from the start, else all.
Metrics lasting(const Metrics& metrics) {
  Metrics always;
  for (const auto* metric : metrics) {
    if (metric->presence.empty()) always.push_back(metric);
  }
  return always.empty() ? metrics : always;
}

/// Metrics that are kept and carry `variable` in its meaning.
Metrics carriers(const model::Catalog& catalog, const std::string& variable) {
  Metrics metrics = kept_metrics(catalog);
  std::erase_if(metrics, [&](const model::Metric* metric) {
    return scoped_label(catalog, *metric, variable).empty();
  });
  return lasting(metrics);
}

/// Metrics that come from the operator itself.
Metrics scraped(const model::Catalog& catalog) {
  Metrics metrics = kept_metrics(catalog);
  std::erase_if(metrics, [](const model::Metric* metric) { return metric->external; });
  return lasting(metrics);
}

/// One metric for each kind of object among `metrics`, so that no value is missed; else the first.
Metrics chosen(const Metrics& metrics) {
  Metrics out;
  for (const auto* metric : metrics) {
    const bool known = std::ranges::any_of(
        out, [&](const model::Metric* other) { return other->object == metric->object; });
    if (metric->object && !known) out.push_back(metric);
  }
  if (out.empty() && !metrics.empty()) out.push_back(metrics.front());
  return out;
}

/// The operator's own metrics name it best; those of libraries follow in the catalog's order.
Metrics own_first(Metrics metrics) {
  std::stable_partition(metrics.begin(), metrics.end(),
                        [](const model::Metric* metric) { return metric->library.empty(); });
  return metrics;
}

promql::Expr any_of(const Metrics& metrics) {
  if (metrics.size() == 1) return selector(series_of(*metrics.front()));
  std::string names;
  for (const auto* metric : metrics)
    names += (names.empty() ? "" : "|") + series_of(*metric);
  auto expr = selector("");
  std::get<promql::VectorSelector>(expr.node).matchers.push_back(
      {.label = "__name__", .op = promql::MatchOp::Regex, .value = std::move(names)});
  return expr;
}

void narrow(promql::Expr& expr, std::string label, const std::string& variable) {
  std::get<promql::VectorSelector>(expr.node).matchers.push_back(
      {.label = std::move(label), .op = promql::MatchOp::Regex, .value = "$" + variable});
}

/// The variable's label, narrowed by the variables before it that all of `metrics` carry.
model::LabelVariable variable_on(const model::Catalog& catalog, const Metrics& metrics,
                                 const std::string& name,
                                 const std::vector<model::LabelVariable>& before) {
  auto expr = any_of(metrics);
  for (const auto& other : before) {
    const bool of_target = other.name == "job" || other.name == catalog.who.cluster_label;
    std::string label = other.name;
    bool all = true;
    for (const auto* metric : metrics) {
      const auto carried = of_target ? (metric->external ? std::string{} : other.name)
                                     : scoped_label(catalog, *metric, other.name);
      all = all && !carried.empty();
      label = carried;
    }
    if (all) narrow(expr, label, other.name);
  }
  const auto label = scoped_label(catalog, *metrics.front(), name);
  return {.name = name,
          .title = heading(name),
          .selector = std::move(expr),
          .label = label.empty() ? name : label,
          .all = ".+"};
}

std::vector<model::LabelVariable> target_variables(const model::Catalog& catalog) {
  std::vector<model::LabelVariable> variables;
  auto metrics = own_first(scraped(catalog));
  if (metrics.empty()) return variables;
  metrics.resize(1);
  const auto add = [&](const std::string& label) {
    variables.push_back(variable_on(catalog, metrics, label, variables));
  };
  if (!catalog.who.cluster_label.empty()) add(catalog.who.cluster_label);
  add("job");
  variables.back().value = catalog.who.name;
  return variables;
}

}  // namespace

std::vector<model::LabelVariable> plan_variables(const model::Catalog& catalog,
                                                 const model::DashboardSpec& spec,
                                                 const model::Dashboard& dashboard) {
  auto variables = target_variables(catalog);
  for (const auto& wanted : spec.variables) {
    const bool known =
        std::ranges::find(variables, wanted.name, &model::LabelVariable::name) != variables.end();
    if (known || !is_used(dashboard, wanted.name)) continue;
    const auto metrics = chosen(own_first(carriers(catalog, wanted.name)));
    if (!metrics.empty())
      variables.push_back(variable_on(catalog, metrics, wanted.name, variables));
  }
  return variables;
}

}  // namespace obsgen::plan
