#include "catalog/read/operator.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "catalog/read/names.h"
#include "catalog/read/values.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kOperatorRequired{"name"sv, "title"sv, "alert_prefix"sv, "namespace"sv};
constexpr std::array kOperatorOptional{"versions"sv, "runbooks"sv,   "grafana"sv,
                                       "labels"sv,   "datasource"sv, "cluster_label"sv};

/// One of the conditions of `>=1.4.0 <2.0`.
bool add_condition(std::string_view text, model::Lifetime& lifetime) {
  const bool since = text.starts_with(">=");
  if (!since && !text.starts_with("<")) return false;
  auto version = model::parse_version(text.substr(since ? 2 : 1));
  auto& bound = since ? lifetime.since : lifetime.until;
  if (!version || bound) return false;
  bound = std::move(version);
  return true;
}

std::optional<model::Lifetime> parse_range(std::string_view text) {
  model::Lifetime lifetime;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
    if (text.empty()) break;
    const auto condition = text.substr(0, text.find_first_of(" ,"));
    if (!add_condition(condition, lifetime)) return std::nullopt;
    text.remove_prefix(condition.size());
  }
  const bool empty = lifetime.since && lifetime.until && *lifetime.since >= *lifetime.until;
  return empty ? std::nullopt : std::optional{lifetime};
}

std::optional<model::Lifetime> read_versions(const Node& node, Diagnostics& diagnostics) {
  const auto text = read_line(node, diagnostics);
  if (!text) return std::nullopt;
  auto range = parse_range(*text);
  if (!range) {
    diagnostics.push_back({.code = "catalog/version",
                           .place = node.place,
                           .message = fmt::format("'{}' is not a range of versions", *text),
                           .help = "\">=1.4.0\", or also \">=1.4 <2.0\""});
  }
  return range;
}

std::optional<std::string> read_runbooks(const Node& node, Diagnostics& diagnostics) {
  // The place for the alert's name has characters that no URL has.
  constexpr std::string_view kPlaceholder = "{alert}";
  auto url = read_url(node, diagnostics);
  if (!url || url->find(kPlaceholder) != std::string::npos) return url;
  diagnostics.push_back({.code = "catalog/url",
                         .place = node.place,
                         .message = fmt::format("'{}' has no place for the alert's name", *url),
                         .help = "write {alert} where it belongs"});
  return std::nullopt;
}

std::map<std::string, model::Version> read_versions_of(const Node& node, Diagnostics& diagnostics) {
  std::map<std::string, model::Version> components;
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return components;
  for (const document::Entry& entry : mapping->entries) {
    auto version = read_version(entry.value, diagnostics);
    if (read_plain_name(key_node(entry), diagnostics) && version)
      components.emplace(entry.name(), *std::move(version));
  }
  return components;
}

void report_same_release(const model::Release& second, const model::Release& first,
                         Diagnostics& diagnostics) {
  diagnostics.push_back(
      {.code = "catalog/duplicate-id",
       .place = second.place,
       .message = fmt::format("release '{}' is described twice", model::to_string(second.version)),
       .notes = {{.message = "first here", .place = first.place}}});
}

model::Operator laid_over(const model::Operator& before, const Fields& fields) {
  using ExtraLabels = std::map<std::string, std::string>;
  return {
      .name = either(fields.get("name", read_dns_name), before.name),
      .title = either(fields.get("title", read_line), before.title),
      .alert_prefix = either(fields.get("alert_prefix", read_camel_name), before.alert_prefix),
      .space = either(fields.get("namespace", read_dns_name), before.space),
      .versions = either(fields.get("versions", read_versions), before.versions),
      .runbooks = either(fields.get("runbooks", read_runbooks), before.runbooks),
      .grafana = either(fields.get("grafana", read_url), before.grafana),
      .labels = merged(fields.get("labels", read_kubernetes_labels).value_or(ExtraLabels{}),
                       before.labels),
      .datasource = either(fields.get("datasource", read_line), before.datasource),
      .cluster_label = either(fields.get("cluster_label", read_label_name), before.cluster_label),
      .place = before.place};
}

}  // namespace

std::optional<model::Operator> read_operator(const Node& node, Diagnostics& diagnostics) {
  const auto fields =
      open(node, {"an operator", kOperatorRequired, kOperatorOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return laid_over(model::Operator{.place = node.place}, *fields);
}

model::Operator overlay_operator(const model::Operator& who, const Node& node,
                                 Diagnostics& diagnostics) {
  std::vector<std::string_view> keys{kOperatorRequired.begin(), kOperatorRequired.end()};
  keys.insert(keys.end(), kOperatorOptional.begin(), kOperatorOptional.end());
  const auto fields = open(node, {"an operator", {}, keys}, diagnostics);
  return fields ? laid_over(who, *fields) : who;
}

std::optional<std::vector<model::Release>> read_components(const Node& node,
                                                           Diagnostics& diagnostics) {
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return std::nullopt;
  std::vector<model::Release> releases;
  for (const document::Entry& entry : mapping->entries) {
    auto components = read_versions_of(entry.value, diagnostics);
    auto version = read_version(key_node(entry), diagnostics);
    if (!version) continue;
    releases.push_back({.version = *std::move(version),
                        .components = std::move(components),
                        .place = entry.key_place});
  }
  std::ranges::stable_sort(releases, {}, &model::Release::version);
  const auto same = [](const auto& a, const auto& b) { return a.version == b.version; };
  for (auto it = std::ranges::adjacent_find(releases, same); it != releases.end();
       it = std::adjacent_find(it + 1, releases.end(), same))
    report_same_release(*(it + 1), *it, diagnostics);
  return releases;
}

}  // namespace obsgen::catalog
