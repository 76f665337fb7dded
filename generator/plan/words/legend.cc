#include "plan/words/legend.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "model/default_signal.h"
#include "plan/words/titles.h"

namespace obsgen::plan {

using templates::Legend;

namespace {

constexpr std::size_t kNameLength = 30;

/// What a signal computes, and of which metric where it is one.
struct Computed {
  std::string metric{};
  std::string kind{};  // p95, rate; empty: only the title tells
};

std::string kind_of(const model::HistogramDefinition& histogram) {
  switch (histogram.function) {
    case model::HistogramFunction::Quantile:
      return fmt::format("p{}", histogram.argument * 100);
    case model::HistogramFunction::Mean:
      return "mean";
    case model::HistogramFunction::ShareBelow:
      return fmt::format("below {}", histogram.argument);
    case model::HistogramFunction::Rate:
      return "rate";
    case model::HistogramFunction::Buckets:
      return "buckets";
  }
  return {};
}

Computed computed_by(const model::Catalog& catalog, const model::SignalUse& use) {
  if (const auto* signal = model::find_signal(catalog, use.signal)) {
    return std::visit(Overloaded{[](const model::ExprDefinition&) { return Computed{}; },
                                 [](const model::HistogramDefinition& d) {
                                   return Computed{d.metric, kind_of(d)};
                                 }},
                      signal->definition);
  }
  const auto name = model::parse_default_signal(use.signal);
  return name ? Computed{name->metric, std::string{model::to_string(name->kind)}} : Computed{};
}

bool all_of_one_metric(const std::vector<Computed>& all) {
  return std::ranges::all_of(all, [&](const Computed& computed) {
    return !computed.kind.empty() && computed.metric == all.front().metric;
  });
}

bool all_of_one_kind(const std::vector<Computed>& all) {
  return std::ranges::all_of(
      all, [&](const Computed& computed) { return computed.kind == all.front().kind; });
}

/// Labels by what they are called after the scrape.
Legend renamed(const Query& query, const Legend& legend) {
  return templates::rename_labels(
      legend, [&](std::string_view name) { return after_scrape(query, std::string{name}); });
}

}  // namespace

Legend label_legend(const std::vector<QueryLabel>& labels) {
  Legend legend;
  bool after_key = false;
  for (const QueryLabel& label : labels) {
    if (!legend.empty())
      legend = std::move(legend) + templates::legend_text(after_key && label.in_key ? "/" : " ");
    legend = std::move(legend) + templates::legend_label(label.name);
    after_key = label.in_key;
  }
  return legend;
}

std::vector<std::string> short_names(const model::Catalog& catalog,
                                     const std::vector<model::SignalUse>& uses) {
  if (uses.size() < 2) return std::vector<std::string>(uses.size());
  std::vector<Computed> computed;
  for (const auto& use : uses)
    computed.push_back(computed_by(catalog, use));
  const bool one_metric = all_of_one_metric(computed);
  const bool one_kind = all_of_one_kind(computed);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    auto name = one_metric ? computed[i].kind : title_of(catalog, uses[i], kNameLength);
    if (!one_metric && !one_kind && !computed[i].kind.empty() && computed[i].kind != "value")
      name += " " + computed[i].kind;
    names.push_back(std::move(name));
  }
  return names;
}

Legend legend_of(const model::Catalog& catalog, const model::SignalUse& use, const Query& query,
                 const std::string& name) {
  if (use.legend) return renamed(query, *use.legend);
  const auto* signal = model::find_signal(catalog, use.signal);
  if (signal != nullptr && !signal->legend.empty()) return renamed(query, signal->legend);
  auto labels = label_legend(telling_labels(catalog, query));
  auto before = templates::legend_text(name.empty() || labels.empty() ? name : name + " ");
  return std::move(before) + std::move(labels);
}

}  // namespace obsgen::plan
