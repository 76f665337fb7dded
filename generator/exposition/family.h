#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "exposition/format.h"

namespace obsgen::exposition {

/// What a `# TYPE` line says. `Untyped` is also a family without such a line and the `unknown` of
/// OpenMetrics; the last three exist in OpenMetrics only.
enum class FamilyType {
  Counter,
  Gauge,
  Histogram,
  Summary,
  Untyped,
  GaugeHistogram,
  Info,
  StateSet
};

inline constexpr std::array kFamilyTypes{
    FamilyType::Counter, FamilyType::Gauge,          FamilyType::Histogram, FamilyType::Summary,
    FamilyType::Untyped, FamilyType::GaugeHistogram, FamilyType::Info,      FamilyType::StateSet};

/// The word of a `# TYPE` line in `format`; an OpenMetrics kind keeps its word in any format.
std::string_view to_string(FamilyType type, Format format = Format::PrometheusText);

/// The type that `word` names in `format`, if that format has it.
std::optional<FamilyType> parse_family_type(std::string_view word, Format format);

struct Label {
  std::string name{};
  std::string value{};

  bool operator==(const Label&) const = default;
  auto operator<=>(const Label&) const = default;
};

using Labels = std::vector<Label>;

/// The value of label `name`; none when `labels` lack it. `labels` are sorted by name.
std::optional<std::string_view> find_label(const Labels& labels, std::string_view name);

/// An example observation beside a sample of OpenMetrics.
struct Exemplar {
  Labels labels{};  // sorted by name
  double value = 0;
  std::optional<std::int64_t> timestamp_ms{};

  bool operator==(const Exemplar& other) const;
};

/// One line: a name, labels, a number. Equality is by what it says, not where: spans are ignored
/// and NaN equals NaN.
struct Sample {
  std::string name{};
  Labels labels{};  // sorted by name, names unique, `__name__` is not among them
  double value = 0;
  std::optional<std::int64_t> timestamp_ms{};
  std::optional<Exemplar> exemplar{};
  Span span{};  // the line without its line break

  bool operator==(const Sample& other) const;
};

/// The samples under one name and what the page says of them. In OpenMetrics the name lacks the
/// suffix of its samples (`x` for `x_total`), in Prometheus text only that of a histogram or a
/// summary does.
struct Family {
  std::string name{};
  FamilyType type = FamilyType::Untyped;
  std::string help{};  // empty: none
  std::string unit{};  // OpenMetrics only; empty: none
  std::vector<Sample> samples{};
  Span span{};  // the first line that speaks of it

  bool operator==(const Family& other) const;
};

/// A page: its families in order of first mention. `format` is never Detect.
struct Exposition {
  Format format = Format::PrometheusText;
  std::vector<Family> families{};

  bool operator==(const Exposition&) const = default;
};

/// The suffixes that samples of a family of `type` may have after its name; "" is the bare name.
/// Those of OpenMetrics contain `_created` where it may occur.
std::span<const std::string_view> sample_suffixes(FamilyType type, Format format);

}  // namespace obsgen::exposition
