#include "emit/service_monitor.h"

#include <boost/test/unit_test.hpp>

#include "document/write_yaml.h"
#include "emit/kustomization.h"

using namespace obsgen;
using obsgen::document::write_yaml;

BOOST_AUTO_TEST_SUITE(service_monitor)

BOOST_AUTO_TEST_CASE(a_monitor_names_port_namespace_and_what_is_dropped) {
  const model::Monitor monitor{.name = "shop-operator",
                               .space = "shop-system",
                               .labels = {{"release", "prometheus"}},
                               .selector = {{"app.kubernetes.io/name", "shop"}, {"on", "true"}},
                               .port = "metrics",
                               .path = "/metrics",
                               .interval = model::Duration{60'000},
                               .timeout = model::Duration{10'000},
                               .honor_labels = true,
                               .drop = {"go_godebug_.*", "(a|b)\\d"}};
  BOOST_TEST(write_yaml(emit::service_monitor(monitor)) == R"(apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: shop-operator
  namespace: shop-system
  labels:
    release: prometheus
spec:
  namespaceSelector:
    matchNames:
      - shop-system
  selector:
    matchLabels:
      app.kubernetes.io/name: shop
      "on": "true"
  endpoints:
    - port: metrics
      path: "/metrics"
      interval: "1m"
      scrapeTimeout: "10s"
      honorLabels: true
      metricRelabelings:
        - action: drop
          sourceLabels:
            - "__name__"
          regex: "go_godebug_.*"
        - action: drop
          sourceLabels:
            - "__name__"
          regex: "(a|b)\\d"
)");
}

BOOST_AUTO_TEST_CASE(a_monitor_that_keeps_everything_has_no_relabelings) {
  const model::Monitor monitor{.name = "m", .space = "s", .port = "p", .path = "/"};
  const auto object = emit::service_monitor(monitor);
  BOOST_TEST(write_yaml(object).find("metricRelabelings") == std::string::npos);
  BOOST_TEST(write_yaml(object).find("labels") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_kustomization_lists_its_files) {
  BOOST_TEST(write_yaml(emit::kustomization({"a-prometheusrule.yaml", "a-servicemonitor.yaml"})) ==
             R"(apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - a-prometheusrule.yaml
  - a-servicemonitor.yaml
)");
  BOOST_TEST(write_yaml(emit::kustomization({})) ==
             "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
}

BOOST_AUTO_TEST_SUITE_END()
