#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/duration.h"
#include "model/metric.h"

namespace obsgen::model {

/// A regular expression of metric names that are not kept.
struct DropRule {
  std::string regex{};
  Place place{};
};

/// Dotted paths of values in the operator's own Helm chart.
struct HelmPaths {
  std::optional<std::string> enabled{}, interval{}, honor_labels{}, labels{};
};

/// How Prometheus reaches the operator; it decides the labels that queries see.
struct Scrape {
  std::map<std::string, std::string> service{};  // labels of the Service
  std::string port{};                            // name of the Service's port
  std::string path = "/metrics";
  Duration interval{30'000};
  Duration timeout{10'000};
  bool honor_labels = false;
  std::vector<DropRule> drop{};
  HelmPaths helm{};
  Place place{};
};

/// Labels that a target discovered through a ServiceMonitor has, but for empty ones. Source:
/// prometheus-operator's generated relabelings.
inline constexpr std::array<std::string_view, 7> kTargetLabels{
    "container", "endpoint", "instance", "job", "namespace", "pod", "service"};

/// Whether it is one of kTargetLabels.
bool is_target_label(std::string_view name);

/// The name after the scrape of a metric's own label. With honor_labels it stays; without, a name
/// that the target has too gets the prefix `exported_` as often as needed. Source: Prometheus's
/// scrape loop (mutateSampleLabels).
std::string label_after_scrape(const Scrape& scrape, const Metric& metric,
                               std::string_view own_label);

/// Labels of the target that the metric's series have: all for what the operator exposes, none for
/// what another exporter brings, for what is recorded those that its rule leaves.
std::vector<std::string_view> target_labels(const Metric& metric);

/// Names after the scrape of all labels of a metric: its own, then those of the target that are not
/// hidden.
std::vector<std::string> labels_after_scrape(const Scrape& scrape, const Metric& metric);

}  // namespace obsgen::model
