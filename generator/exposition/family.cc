#include "exposition/family.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace obsgen::exposition {

namespace {

using Suffixes = std::span<const std::string_view>;

// Those that only OpenMetrics has come last.
constexpr std::array<std::string_view, 3> kCounter{"", "_total", "_created"};
constexpr std::array<std::string_view, 4> kHistogram{"_bucket", "_sum", "_count", "_created"};
constexpr std::array<std::string_view, 4> kSummary{"", "_sum", "_count", "_created"};
constexpr std::array<std::string_view, 3> kGaugeHistogram{"_bucket", "_gsum", "_gcount"};
constexpr std::array<std::string_view, 1> kInfo{"_info"};
constexpr std::array<std::string_view, 1> kBare{""};

Suffixes for_format(Suffixes suffixes, Format format) {
  if (format == Format::OpenMetrics) return suffixes;
  return suffixes.first(suffixes.size() == kCounter.size() ? 1 : 3);
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

std::string_view to_string(FamilyType type, Format format) {
  switch (type) {
    case FamilyType::Counter:
      return "counter";
    case FamilyType::Gauge:
      return "gauge";
    case FamilyType::Histogram:
      return "histogram";
    case FamilyType::Summary:
      return "summary";
    case FamilyType::Untyped:
      return format == Format::OpenMetrics ? "unknown" : "untyped";
    case FamilyType::GaugeHistogram:
      return "gaugehistogram";
    case FamilyType::Info:
      return "info";
    case FamilyType::StateSet:
      return "stateset";
  }
  return {};
}

std::optional<FamilyType> parse_family_type(std::string_view word, Format format) {
  for (const FamilyType type : kFamilyTypes) {
    const bool known = format == Format::OpenMetrics || type <= FamilyType::Untyped;
    if (known && to_string(type, format) == word) return type;
  }
  return std::nullopt;
}

std::optional<std::string_view> find_label(const Labels& labels, std::string_view name) {
  const auto it = std::ranges::lower_bound(labels, name, std::less<>{}, &Label::name);
  if (it == labels.end() || it->name != name) return std::nullopt;
  return it->value;
}

bool Exemplar::operator==(const Exemplar& other) const {
  return labels == other.labels && same_number(value, other.value) &&
         timestamp_ms == other.timestamp_ms;
}

bool Sample::operator==(const Sample& other) const {
  return name == other.name && labels == other.labels && same_number(value, other.value) &&
         timestamp_ms == other.timestamp_ms && exemplar == other.exemplar;
}

bool Family::operator==(const Family& other) const {
  return std::tie(name, type, help, unit, samples) ==
         std::tie(other.name, other.type, other.help, other.unit, other.samples);
}

std::span<const std::string_view> sample_suffixes(FamilyType type, Format format) {
  switch (type) {
    case FamilyType::Counter:
      return for_format(kCounter, format);
    case FamilyType::Histogram:
      return for_format(kHistogram, format);
    case FamilyType::Summary:
      return for_format(kSummary, format);
    case FamilyType::GaugeHistogram:
      return kGaugeHistogram;
    case FamilyType::Info:
      return kInfo;
    case FamilyType::Gauge:
    case FamilyType::Untyped:
    case FamilyType::StateSet:
      return kBare;
  }
  return {};
}

}  // namespace obsgen::exposition
