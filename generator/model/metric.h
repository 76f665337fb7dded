#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.h"
#include "model/tone.h"
#include "model/unit.h"
#include "model/version.h"

namespace obsgen::model {

/// One value of a closed label.
struct LabelValue {
  std::string value{};  // empty: the label may be absent
  std::string title{};  // shown instead; empty: the value itself
  std::optional<Tone> tone{};
  Lifetime lifetime{};

  bool operator==(const LabelValue&) const = default;
};

/// A label of a metric.
struct Label {
  std::string name{};
  std::string help{};
  std::vector<LabelValue> values{};         // in the catalog's order; empty: open
  std::vector<std::string> other_values{};  // that only other releases have, once one is chosen
  bool identity = false;  // tells successive objects of one name apart; never shown
  std::optional<std::uint32_t> expect{};
  Lifetime lifetime{};
  Place place{};
};

enum class MetricType { Counter, Gauge, Histogram, Summary };

inline constexpr std::array kMetricTypes{MetricType::Counter, MetricType::Gauge,
                                         MetricType::Histogram, MetricType::Summary};

constexpr std::string_view to_string(MetricType type) {
  switch (type) {
    case MetricType::Counter:
      return "counter";
    case MetricType::Gauge:
      return "gauge";
    case MetricType::Histogram:
      return "histogram";
    case MetricType::Summary:
      return "summary";
  }
  return {};
}

/// What the number means. `State`: always 1, the state is in `label`, one series an object.
/// `OneHot`: 0 or 1 for each value of `label`.
struct FreeValue {
  bool operator==(const FreeValue&) const = default;
};

struct InfoValue {
  bool operator==(const InfoValue&) const = default;
};

struct BoolValue {
  bool operator==(const BoolValue&) const = default;
};

struct RatioValue {
  bool operator==(const RatioValue&) const = default;
};

struct TimestampValue {
  bool operator==(const TimestampValue&) const = default;
};

struct StateValue {
  std::string label{};
  bool operator==(const StateValue&) const = default;
};

struct OneHotValue {
  std::string label{};
  bool operator==(const OneHotValue&) const = default;
};

using ValueDomain = std::variant<FreeValue, InfoValue, BoolValue, RatioValue, TimestampValue,
                                 StateValue, OneHotValue>;

/// What several replicas expose: each its own series, all the same, only the leader.
enum class Replicas { Own, Same, Leader };

inline constexpr std::array kReplicas{Replicas::Own, Replicas::Same, Replicas::Leader};

constexpr std::string_view to_string(Replicas replicas) {
  switch (replicas) {
    case Replicas::Own:
      return "own";
    case Replicas::Same:
      return "same";
    case Replicas::Leader:
      return "leader";
  }
  return {};
}

/// What a series waits for.
enum class Presence { Leader, Object, Event, Feature };

inline constexpr std::array kPresences{Presence::Leader, Presence::Object, Presence::Event,
                                       Presence::Feature};

constexpr std::string_view to_string(Presence presence) {
  switch (presence) {
    case Presence::Leader:
      return "leader";
    case Presence::Object:
      return "object";
    case Presence::Event:
      return "event";
    case Presence::Feature:
      return "feature";
  }
  return {};
}

/// Upper bounds of a histogram during some releases.
struct Buckets {
  std::vector<double> bounds{};  // ascending, without +Inf
  Lifetime lifetime{};

  bool operator==(const Buckets&) const = default;
};

/// A kind of thing that metrics are about.
struct Object {
  std::string name{};
  std::string title{};             // for people; the name if not given
  std::vector<std::string> key{};  // labels that identify one
  std::optional<std::uint32_t> expect{};
  bool churn = false;  // objects come and go all the time
  Place place{};
};

/// What a recording rule makes of a signal.
struct Recorded {
  std::vector<std::string> target_labels{};  // those that its series have, sorted
};

/// A family of series that the operator exposes. After a release is chosen, `labels`, their values
/// and `buckets` hold only what that release has, and there is at most one entry of `buckets`.
struct Metric {
  std::string name{};
  MetricType type = MetricType::Gauge;
  Unit unit = Unit::None;
  ValueDomain value{FreeValue{}};
  std::string help{};
  std::optional<std::string> object{};
  std::vector<Label> labels{};  // the object's key first, then the others, as declared
  Replicas replicas = Replicas::Own;
  std::vector<Presence> presence{};
  std::string presence_note{};
  std::vector<Buckets> buckets{};
  std::vector<double> other_bounds{};  // that only other releases have, once one is chosen
  std::vector<double> quantiles{};
  bool native = false;                 // also exposed as a native histogram
  bool external = false;               // brought by another exporter: no job
  std::optional<Recorded> recorded{};  // made by the record of that name: nothing exposes it
  Lifetime lifetime{};
  std::string library{};  // the library that brought it; empty: the operator's own
  Place place{};          // of the name
};

/// The label of that name, or null.
const Label* find_label(const Metric& metric, std::string_view name);

}  // namespace obsgen::model
