#include "emit/prometheus_rule.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "document/write_json.h"
#include "emit/kubernetes/object_meta.h"
#include "emit/rule_file.h"

namespace obsgen::emit {

namespace {

using document::Value;

// TotalAnnotationSizeLimitB of Kubernetes, and the name under which kubectl keeps the object.
constexpr std::size_t kAnnotationBytes = 262144;
constexpr std::string_view kAppliedName = "kubectl.kubernetes.io/last-applied-configuration";

/// Bytes of `json` as kubectl writes it: Go escapes what HTML would read. A blank behind each
/// colon, which kubectl leaves out, stays counted: better too much than too little.
std::size_t size_for_kubectl(std::string_view json) {
  constexpr std::size_t kEscaped = 6;  // \u003c
  const auto escaped =
      std::ranges::count_if(json, [](char c) { return c == '<' || c == '>' || c == '&'; });
  return json.size() + static_cast<std::size_t>(escaped) * (kEscaped - 1);
}

}  // namespace

Value prometheus_rule(const model::Operator& who, const model::RulePlan& plan) {
  Value object = Value::object();
  object.set("apiVersion", "monitoring.coreos.com/v1");
  object.set("kind", "PrometheusRule");
  object.set("metadata", object_meta({who.name, who.space, model::object_labels(who)}));
  object.set("spec", rule_file(plan));
  return object;
}

void check_size(const Value& object, Place place, Diagnostics& diagnostics) {
  const auto size = kAppliedName.size() + 1 + size_for_kubectl(document::write_json_line(object));
  if (size <= kAnnotationBytes) return;
  diagnostics.push_back(
      {.code = "rule/size",
       .place = place,
       .message = fmt::format("the PrometheusRule is too large for 'kubectl apply': {} bytes, at "
                              "most {} fit",
                              size, kAnnotationBytes),
       .help = "switch alerts off with 'enabled: false', or split the catalog"});
}

}  // namespace obsgen::emit
