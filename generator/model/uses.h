#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/catalog.h"
#include "model/dashboard.h"

/// Who speaks of what: built once, asked often, so that nobody searches lists for it. What is asked
/// is found in logarithmic time. An index points into what it was made of, which must outlive it
/// unchanged.
namespace obsgen::model {

/// Who uses the signals and metrics of a release.
class Uses {
 public:
  explicit Uses(const Catalog& release);

  /// The alerts on `signal` that are enabled, in the order of the catalog.
  const std::vector<const Alert*>& alerts_on(std::string_view signal) const;

  /// The records of `signal`, in the order of the catalog.
  const std::vector<const Record*>& records_of(std::string_view signal) const;

  /// The declared signals that read series of `metric`, in the order of the catalog.
  const std::vector<const Signal*>& signals_reading(std::string_view metric) const;

 private:
  template <class T>
  using ByName = std::map<std::string_view, std::vector<const T*>>;

  ByName<Alert> alerts_{};
  ByName<Record> records_{};
  ByName<Signal> signals_{};
};

/// A panel and the dashboard that it stands on.
struct PlacedPanel {
  const Dashboard* dashboard = nullptr;
  const Panel* panel = nullptr;
};

/// The panels of planned dashboards.
class PanelIndex {
 public:
  PanelIndex() = default;
  PanelIndex(const std::vector<Dashboard>& dashboards);  // NOLINT: dashboards are their panels

  /// The first panel that has a query of `signal`; absent when none has.
  std::optional<PanelRef> first_showing(std::string_view signal) const;

  /// The panel that `ref` speaks of; absent when there is none.
  std::optional<PlacedPanel> find(const PanelRef& ref) const;

 private:
  std::map<std::string_view, PlacedPanel> first_{};
  std::map<std::pair<std::string_view, std::uint32_t>, PlacedPanel> panels_{};
};

}  // namespace obsgen::model
