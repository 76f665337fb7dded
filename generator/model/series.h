#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog.h"

namespace obsgen::model {

/// Which of a family's series a name means.
enum class SeriesKind { Plain, Bucket, Sum, Count };

/// A series name traced to its family.
struct Series {
  const Metric* metric = nullptr;
  SeriesKind kind = SeriesKind::Plain;
};

/// The family of series `name`: `x_bucket` is a series of histogram `x`, whose bare name has none
/// (unless native); a summary has `x`, `x_sum`, `x_count`. Also knows what Prometheus itself adds
/// to every target (`up`, `scrape_…`). Source: the Prometheus text format; Prometheus's scrape
/// loop.
std::optional<Series> find_series(const Catalog& catalog, std::string_view name);

/// `_bucket`, `_sum`, `_count`; empty for what is named as its family.
std::string_view series_suffix(SeriesKind kind);

/// The kinds of series that the family has.
std::vector<SeriesKind> series_kinds(const Metric& metric);

/// What Prometheus itself adds to every target (`up`, `scrape_duration_seconds`, …), or null. They
/// have the target's labels only.
const Metric* find_builtin(std::string_view name);

/// The names of all of them.
std::vector<std::string_view> builtin_names();

/// `le` of buckets, `quantile` of a summary's own series; empty for others.
std::string_view extra_label(const Series& series);

}  // namespace obsgen::model
