#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/duration.h"
#include "model/series_values.h"
#include "model/version.h"
#include "template/tree.h"

namespace obsgen::model {

enum class AlertSeverity { Critical, Warning, Info };

constexpr std::string_view to_string(AlertSeverity severity) {
  switch (severity) {
    case AlertSeverity::Critical:
      return "critical";
    case AlertSeverity::Warning:
      return "warning";
    case AlertSeverity::Info:
      return "info";
  }
  return {};
}

enum class Comparison { Above, Below, Equals };

/// When the signal's value is compared with `value`; absent condition: any element fires.
struct Threshold {
  Comparison comparison{};
  double value = 0;

  bool operator==(const Threshold&) const = default;
};

enum class AlertState { Silent, Pending, Firing };

/// The value of a label, with its place.
struct TestLabel {
  std::string value{};
  Place place{};
};

/// Input of a scenario; labels of the target are added when it is written.
struct TestSeries {
  std::string metric{};
  std::map<std::string, TestLabel> labels{};
  SeriesValues values{};
  std::uint32_t replica = 0;
  Place place{};
  Place values_place{};
};

struct TestExpectation {
  Duration at{};
  AlertState state{};
  Place place{};  // of the time
};

/// A story of series and the alert's states in it.
struct AlertTest {
  std::string name{};
  std::vector<TestSeries> series{};
  Duration interval{60'000};
  std::vector<TestExpectation> at{};
  Place place{};
};

/// A reference to another alert, with its place.
struct AlertRef {
  std::string name{};
  Place place{};

  auto operator<=>(const AlertRef& other) const { return name <=> other.name; }

  bool operator==(const AlertRef& other) const { return name == other.name; }
};

struct Alert {
  std::string name{};  // without the prefix
  std::string signal{};
  std::optional<Threshold> threshold{};
  std::optional<Duration> hold{};  // `for`
  std::optional<Duration> keep_firing{};
  std::optional<Duration> window{};
  AlertSeverity severity = AlertSeverity::Warning;
  templates::Template summary{};
  templates::Template description{};
  std::map<std::string, templates::Template> labels{};
  std::string impact{};                   // who is hit by it, and how
  std::vector<std::string> mitigation{};  // steps
  std::vector<AlertRef> explained_by{};   // alerts that, when they fire too, are the cause
  bool enabled = true;
  std::vector<AlertTest> tests{};
  bool retuned = false;  // an overlay has changed when it fires
  Lifetime lifetime{};
  std::string library{};
  Place place{};
  Place signal_place{};
};

}  // namespace obsgen::model
