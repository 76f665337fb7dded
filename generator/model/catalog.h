#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/alert.h"
#include "model/board.h"
#include "model/metric.h"
#include "model/named.h"
#include "model/scrape.h"
#include "model/signal.h"
#include "model/suppression.h"
#include "model/target.h"
#include "model/version.h"

namespace obsgen::model {

struct Operator {
  std::string name{};
  std::string title{};
  std::string alert_prefix{};
  std::string space{};  // namespace that it runs in
  Lifetime versions{};
  std::string runbooks{};  // URL with {alert}; empty: none
  std::string grafana{};   // base URL of the dashboards; empty: none
  std::map<std::string, std::string> labels{};
  std::string datasource{};
  std::string cluster_label{};
  Place place{};
};

/// What one release is built from.
struct Release {
  Version version{};
  std::map<std::string, Version> components{};
  Place place{};
};

/// A library that is part of a catalog; its lifetimes speak of `component`'s versions.
struct Library {
  std::string name{};
  std::string component{};
  Place place{};
};

/// An operator's catalog with all that it includes, in the order of definition (includes first,
/// each in its own order). References between entries have been resolved: each names something that
/// is here.
struct Catalog {
  Operator who{};
  std::vector<Release> releases{};  // ascending
  Scrape scrape{};
  Target target{};
  std::vector<Library> libraries{};
  std::vector<Object> objects{};
  Named<Metric> metrics{};
  Named<Signal> signals{};
  std::vector<Record> records{};
  std::vector<Alert> alerts{};
  std::vector<NamedRow> rows{};
  std::vector<DashboardSpec> dashboards{};
  std::vector<Suppression> suppressions{};
  std::string path{};  // of the operator's file, as the user wrote it
};

const Metric* find_metric(const Catalog& catalog, std::string_view name);
const Signal* find_signal(const Catalog& catalog, std::string_view name);
const Object* find_object(const Catalog& catalog, std::string_view name);
const NamedRow* find_row(const Catalog& catalog, std::string_view library, std::string_view row);

/// Labels of every Kubernetes object that is written: the operator's extra ones and
/// `app.kubernetes.io/name`, which an extra one may replace.
std::map<std::string, std::string> object_labels(const Operator& who);

}  // namespace obsgen::model
