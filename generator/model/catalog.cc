#include "model/catalog.h"

#include <algorithm>

namespace obsgen::model {

namespace {

template <class T>
const T* find_named(const std::vector<T>& items, std::string_view name) {
  const auto it = std::ranges::find(items, name, &T::name);
  return it == items.end() ? nullptr : &*it;
}

}  // namespace

const Label* find_label(const Metric& metric, std::string_view name) {
  return find_named(metric.labels, name);
}

const Metric* find_metric(const Catalog& catalog, std::string_view name) {
  return catalog.metrics.find(name);
}

const Signal* find_signal(const Catalog& catalog, std::string_view name) {
  return catalog.signals.find(name);
}

const Object* find_object(const Catalog& catalog, std::string_view name) {
  return find_named(catalog.objects, name);
}

const NamedRow* find_row(const Catalog& catalog, std::string_view library, std::string_view row) {
  const auto it = std::ranges::find_if(
      catalog.rows, [&](const NamedRow& r) { return r.library == library && r.name == row; });
  return it == catalog.rows.end() ? nullptr : &*it;
}

std::map<std::string, std::string> object_labels(const Operator& who) {
  auto labels = who.labels;
  labels.try_emplace("app.kubernetes.io/name", who.name);
  return labels;
}

}  // namespace obsgen::model
