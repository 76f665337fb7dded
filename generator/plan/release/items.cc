#include "plan/release/items.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "promql/tree.h"

namespace obsgen::plan {

namespace {

using model::Catalog;

/// The items so far, found by kind and name.
class Items {
 public:
  explicit Items(const Catalog& catalog) : catalog_(catalog) {}

  std::vector<Item> take() && { return std::move(items_); }

  std::size_t add(Item item) {
    index_.emplace(std::pair{item.kind, item.name}, items_.size());
    items_.push_back(std::move(item));
    return items_.size() - 1;
  }

  void add_metrics() {
    for (const model::Metric& metric : catalog_.metrics)
      add({ItemKind::Metric, metric.name, metric.library, metric.lifetime, metric.place});
  }

  void add_signals() {
    for (const model::Signal& signal : catalog_.signals)
      add({ItemKind::Signal, signal.name, signal.library, signal.lifetime, signal.place,
           needs_of(signal)});
  }

  template <class Rules>
  void add_rules(ItemKind kind, const Rules& rules) {
    for (const auto& rule : rules) {
      std::vector<OneOf> needs;
      if (auto read = signal(rule.signal); !read.empty()) needs.push_back(std::move(read));
      add({kind, rule.name, rule.library, rule.lifetime, rule.place, std::move(needs), true});
    }
  }

  void add_rows() {
    std::map<std::pair<std::string, std::string>, OneOf> uses;
    for (const auto& dashboard : catalog_.dashboards) {
      if (!dashboard.enabled) continue;
      for (const auto& row : dashboard.rows) {
        const auto at = add_row(row, {}, {});
        if (const auto* use = std::get_if<model::UsedRow>(&row.content))
          uses[{use->library, use->row}].push_back(at);
      }
    }
    for (const auto& named : catalog_.rows) {
      const auto used = uses.find({named.library, named.name});
      if (used != uses.end()) add_row(named.row, named.library, {used->second});
    }
  }

 private:
  /// Metrics that may have the series of that name.
  OneOf series(std::string_view name) const {
    OneOf found;
    for (const std::string_view suffix : {"", "_bucket", "_sum", "_count"}) {
      if (!name.ends_with(suffix)) continue;
      const auto family = name.substr(0, name.size() - suffix.size());
      const auto it = index_.find({ItemKind::Metric, std::string{family}});
      if (it != index_.end()) found.push_back(it->second);
    }
    return found;
  }

  std::vector<OneOf> needs_of(const model::Signal& signal) const {
    std::vector<OneOf> needs;
    const auto need = [&](std::string_view name) {
      if (auto read = series(name); !read.empty()) needs.push_back(std::move(read));
    };
    std::visit(
        Overloaded{[&](const model::ExprDefinition& definition) {
                     promql::for_each_selector(
                         definition.expr,
                         [&](const promql::VectorSelector& vector) { need(vector.name); });
                   },
                   [&](const model::HistogramDefinition& definition) { need(definition.metric); }},
        signal.definition);
    return needs;
  }

  /// What a reference to a signal leads to; nothing where it cannot be missing.
  OneOf signal(const std::string& name) const {
    const auto it = index_.find({ItemKind::Signal, name});
    if (it != index_.end()) return {it->second};
    const auto metric = model::parse_default_signal(name);
    return metric ? series(metric->metric) : OneOf{};
  }

  /// What one of the references leads to; nothing where one of them cannot be missing.
  OneOf one_of(const std::vector<std::string>& names) const {
    OneOf all;
    for (const std::string& name : names) {
      const OneOf found = signal(name);
      if (found.empty()) return {};
      all.insert(all.end(), found.begin(), found.end());
    }
    return all;
  }

  OneOf shown(const model::PanelSpec& panel) const {
    std::vector<std::string> names;
    OneOf metrics;
    std::visit(
        Overloaded{[&](const std::vector<model::SignalUse>& uses) {
                     for (const auto& use : uses)
                       names.push_back(use.signal);
                   },
                   [&](const model::TableSpec& table) {
                     for (const auto& column : table.columns)
                       names.push_back(column.use.signal);
                   },
                   [](const model::TextSpec&) {}, [](const model::AlertsSpec&) {},
                   [&](const model::MetricSpec& metric) { metrics = series(metric.metric); }},
        panel.content);
    return names.empty() ? metrics : one_of(names);
  }

  static std::string name_of(const model::RowSpec& row) {
    return std::visit(Overloaded{[](const model::PanelsRow& panels) { return panels.title; },
                                 [](const model::UsedRow& used) {
                                   return used.library.empty() ? used.row
                                                               : used.library + "/" + used.row;
                                 },
                                 [](const model::RestRow& rest) { return rest.title; }},
                      row.content);
  }

  std::size_t add_row(const model::RowSpec& row, const std::string& library,
                      std::vector<OneOf> uses) {
    const auto* panels = std::get_if<model::PanelsRow>(&row.content);
    const auto at =
        add({ItemKind::Row, name_of(row), library, row.lifetime, row.place, std::move(uses), true});
    if (panels == nullptr) return at;
    for (const auto& panel : panels->panels) {
      if (!panel.enabled) continue;
      std::vector<OneOf> needs{{at}};
      if (auto signals = shown(panel); !signals.empty()) needs.push_back(std::move(signals));
      add({ItemKind::Panel, panel.id, panel.library, panel.lifetime, panel.place, std::move(needs),
           true});
    }
    return at;
  }

  const Catalog& catalog_;
  std::vector<Item> items_{};
  std::map<std::pair<ItemKind, std::string>, std::size_t> index_{};
};

}  // namespace

std::vector<Item> items_of(const Catalog& catalog) {
  Items items{catalog};
  items.add_metrics();
  items.add_signals();
  items.add_rules(ItemKind::Record, catalog.records);
  items.add_rules(ItemKind::Alert, catalog.alerts);
  items.add_rows();
  return std::move(items).take();
}

std::vector<bool> presence_of(const std::vector<Item>& items, const ReleaseVersions& versions) {
  std::vector<bool> here;
  here.reserve(items.size());
  for (const Item& item : items) {
    const bool needs = std::ranges::all_of(item.needs, [&](const OneOf& one) {
      return std::ranges::any_of(one, [&](std::size_t at) { return here[at]; });
    });
    here.push_back(needs && is_there(versions, item.library, item.lifetime));
  }
  return here;
}

}  // namespace obsgen::plan
