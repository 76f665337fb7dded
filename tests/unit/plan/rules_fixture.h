#pragma once

#include <string>
#include <utility>

#include "model/catalog.h"
#include "promql/parse.h"
#include "template/parse.h"

/// A small catalog of an operator that takes orders, for tests of rules.
namespace obsgen::plan::test {

/// A text that is all of file `file`.
inline Fragment whole(std::string text, FileId file = 0) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {.text = std::move(text), .file = file, .file_span = {0, size}, .segments = {{0, 0}}};
}

/// A text of an alert that is all of file `file`.
inline templates::Template text_of(std::string text, FileId file = 0) {
  return templates::parse_template(whole(std::move(text), file)).value.value();
}

inline model::Signal signal(std::string name, const std::string& expr) {
  auto tree = promql::parse(expr, promql::Dialect::Template);
  return {.name = std::move(name),
          .definition = model::ExprDefinition{*std::move(tree.value), whole(expr)}};
}

inline model::Alert alert(std::string name, std::string signal, model::Threshold threshold) {
  return {.name = std::move(name),
          .signal = std::move(signal),
          .threshold = threshold,
          .summary = text_of("Something is wrong.")};
}

inline model::Metric metric(std::string name, model::MetricType type,
                            std::vector<std::string> labels) {
  model::Metric made{.name = std::move(name), .type = type, .help = "Help."};
  for (auto& label : labels)
    made.labels.push_back({.name = std::move(label)});
  return made;
}

/// Its metrics: orders (counter, about an object in a namespace), failures (counter), a queue
/// (gauge), durations (histogram), pods of another exporter.
inline model::Catalog shop() {
  using model::MetricType;
  model::Catalog catalog{.who = {.name = "shop-operator",
                                 .title = "Shop Operator",
                                 .alert_prefix = "Shop",
                                 .space = "shop-system"},
                         .scrape = {.service = {{"app", "shop"}}, .port = "metrics"}};
  catalog.metrics = {metric("shop_orders_total", MetricType::Counter, {"namespace", "name"}),
                     metric("shop_failures_total", MetricType::Counter, {"namespace", "name"}),
                     metric("shop_queue_length", MetricType::Gauge, {"queue"}),
                     metric("shop_delivery_seconds", MetricType::Histogram, {"queue"}),
                     metric("kube_pod_info", MetricType::Gauge, {"namespace", "pod"})};
  catalog.metrics.back().external = true;
  catalog.signals = {
      signal("failure_ratio",
             "sum by (namespace, name) (rate(shop_failures_total[$window])) / sum by (namespace, "
             "name) (rate(shop_orders_total[$window]))"),
      signal("queue_length", "max by (queue) (shop_queue_length)"),
      signal("stuck", "shop_queue_length > 0")};
  return catalog;
}

}  // namespace obsgen::plan::test
