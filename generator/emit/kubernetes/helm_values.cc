#include "emit/helm_values.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "emit/kubernetes/object_meta.h"

namespace obsgen::emit {

namespace {

using document::Value;

/// A setting of the scrape, where the chart keeps it, and how it is called to people.
struct Setting {
  std::optional<std::string> path{};
  Value value{};
  std::string remark{};
};

std::vector<Setting> settings_of(const model::Catalog& catalog) {
  const model::Scrape& scrape = catalog.scrape;
  std::vector<Setting> settings{
      {scrape.helm.enabled, Value{true}, "a switch that brings the ServiceMonitor"},
      {scrape.helm.interval, Value{to_string(scrape.interval)},
       fmt::format("the scrape interval, {}", to_string(scrape.interval))},
      {scrape.helm.honor_labels, Value{scrape.honor_labels},
       fmt::format("honorLabels, {}", scrape.honor_labels)}};
  if (!catalog.who.labels.empty()) {
    std::string labels;
    for (const auto& [name, value] : catalog.who.labels)
      labels += fmt::format("{}{}={}", labels.empty() ? "" : ", ", name, value);
    settings.push_back({scrape.helm.labels, text_map(catalog.who.labels),
                        fmt::format("labels of the ServiceMonitor, {}", labels)});
  }
  return settings;
}

/// Settings that no chart is asked for, because none is known to have them.
std::vector<std::string> never_said(const model::Scrape& scrape) {
  std::vector<std::string> remarks{
      fmt::format("the scrape timeout, {}", to_string(scrape.timeout))};
  if (scrape.path != "/metrics") remarks.push_back(fmt::format("the path, {}", scrape.path));
  for (const model::DropRule& rule : scrape.drop)
    remarks.push_back(fmt::format("metrics that are not kept, {}", rule.regex));
  return remarks;
}

/// Puts `value` under the dotted `path`; false when the path is not one or leads through a value.
bool put(Value& root, std::string_view path, Value value) {
  Value* at = &root;
  for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    const std::string part{path.substr(0, dot)};
    if (part.empty() || at->as_object() == nullptr) return false;
    if (at->find(part) == nullptr) at->set(part, Value::object());
    at = at->find(part);
    path.remove_prefix(dot + 1);
  }
  if (path.empty() || at->as_object() == nullptr || at->find(path) != nullptr) return false;
  at->set(std::string{path}, std::move(value));
  return true;
}

/// Comment lines hold no line breaks.
std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

HelmValues helm_values(const model::Catalog& catalog, Diagnostics& diagnostics) {
  HelmValues helm{.values = Value::object(), .remarks = {}};
  std::vector<std::string> missing;
  for (Setting& setting : settings_of(catalog)) {
    if (!setting.path) {
      missing.push_back(std::move(setting.remark));
    } else if (!put(helm.values, *setting.path, std::move(setting.value))) {
      diagnostics.push_back(
          {.code = "scrape/helm-path",
           .place = catalog.scrape.place,
           .message = fmt::format("'{}' is no place for a value of its own", *setting.path),
           .help = "each path is names joined by dots, and none leads through another's value"});
    }
  }
  for (auto& remark : never_said(catalog.scrape))
    missing.push_back(std::move(remark));
  helm.remarks = {
      "The scrape settings, as values of the operator's own Helm chart. Use these or the",
      "ServiceMonitor beside this file, not both: the operator would be scraped twice.",
      "The chart has no value for:"};
  for (auto& remark : missing)
    helm.remarks.push_back(on_one_line("- " + std::move(remark)));
  return helm;
}

}  // namespace obsgen::emit
