#include "emit/service_monitor.h"

#include <utility>

#include "emit/kubernetes/object_meta.h"

namespace obsgen::emit {

namespace {

using document::Value;

Value drop_metrics(const std::string& regex) {
  return Value::object(
      {{"action", "drop"}, {"sourceLabels", Value::array({"__name__"})}, {"regex", regex}});
}

Value endpoint(const model::Monitor& monitor) {
  Value object = Value::object({{"port", monitor.port},
                                {"path", monitor.path},
                                {"interval", to_string(monitor.interval)},
                                {"scrapeTimeout", to_string(monitor.timeout)},
                                {"honorLabels", monitor.honor_labels}});
  Value relabelings = Value::array();
  for (const std::string& regex : monitor.drop)
    relabelings.append(drop_metrics(regex));
  if (!monitor.drop.empty()) object.set("metricRelabelings", std::move(relabelings));
  return object;
}

}  // namespace

Value service_monitor(const model::Monitor& monitor) {
  Value spec = Value::object(
      {{"namespaceSelector", Value::object({{"matchNames", Value::array({monitor.space})}})},
       {"selector", Value::object({{"matchLabels", text_map(monitor.selector)}})},
       {"endpoints", Value::array({endpoint(monitor)})}});
  return Value::object({{"apiVersion", "monitoring.coreos.com/v1"},
                        {"kind", "ServiceMonitor"},
                        {"metadata", object_meta({monitor.name, monitor.space, monitor.labels})},
                        {"spec", std::move(spec)}});
}

}  // namespace obsgen::emit
