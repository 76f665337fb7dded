#pragma once

#include <string>

#include "model/rules.h"
#include "promql/parse.h"
#include "template/parse.h"

namespace obsgen::emit::test {

inline promql::Expr expr(const std::string& text) { return *promql::parse(text).value; }

inline templates::Template text_of(const std::string& text) {
  return templates::parse_template({.text = text}).value.value();
}

/// Two groups: a record with the alert that reads it, and an alert with every key.
inline model::RulePlan plan() {
  const model::RecordingRule record{
      .record = "queue:shop_queue_length:max",
      .expr = expr("max by (queue) (shop_queue_length{job=\"shop-operator\"})"),
      .labels = {{"job", "shop-operator"}}};
  const model::AlertingRule reader{
      .alert = "ShopQueueLong",
      .query = expr("queue:shop_queue_length:max{job=\"shop-operator\"} > 10"),
      .labels = {{"severity", text_of("warning")}},
      .annotations = {{"summary", text_of("A queue is long.")}}};
  const model::AlertingRule full{
      .alert = "ShopOrdersFail",
      .query =
          expr("sum by (exported_namespace, name) (rate(shop_failures_total{job=\"shop-operator"
               "\"}[10m])) / sum by (exported_namespace, name) "
               "(rate(shop_orders_total{job=\"shop-operator\"}[10m])) > 0.1"),
      .hold = model::Duration{900'000},
      .keep_firing = model::Duration{5'400'000},
      .labels = {{"severity", text_of("critical")}, {"team", text_of("yes")}},
      .annotations = {{"summary", text_of("Orders fail: \"often\"\\.")},
                      {"description", text_of("{{ $value | humanizePercentage }} of "
                                              "{{ $labels.name }}\nfail, ü: #1")}},
      .panel = model::PanelRef{"shop-operator-main", 7}};
  return {.groups = {{.name = "shop-operator.rules", .rules = {record, reader}},
                     {.name = "shop-operator", .rules = {full}}}};
}

}  // namespace obsgen::emit::test
