#include "catalog/read/scrape.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "catalog/read/names.h"
#include "catalog/read/values.h"
#include "promql/regex.h"

namespace obsgen::catalog {

namespace {

using namespace std::string_view_literals;

constexpr std::array kScrapeRequired{"service"sv, "port"sv};
constexpr std::array kScrapeOptional{"path"sv,         "interval"sv, "timeout"sv,
                                     "honor_labels"sv, "drop"sv,     "helm"sv};
constexpr std::array kHelmKeys{"enabled"sv, "interval"sv, "honor_labels"sv, "labels"sv};

std::optional<std::string> read_path(const Node& node, Diagnostics& diagnostics) {
  auto path = read_line(node, diagnostics);
  if (!path) return path;
  if (path->starts_with('/') && path->find_first_of(" ?#") == std::string::npos) return path;
  diagnostics.push_back({.code = "catalog/url",
                         .place = node.place,
                         .message = fmt::format("'{}' is not a path of an HTTP server", *path),
                         .help = "it starts with '/' and has no blank, '?' or '#'"});
  return std::nullopt;
}

/// A Service may have a port without a name, but no monitor can select that by number.
std::optional<std::string> read_port(const Node& node, Diagnostics& diagnostics) {
  const auto* scalar = std::get_if<document::Scalar>(&node.value);
  const auto text = scalar == nullptr ? std::string{} : scalar->text();
  const bool digits = !text.empty() && std::ranges::all_of(text, is_digit);
  if (!digits) return read_dns_name(node, diagnostics);
  diagnostics.push_back(
      {.code = "catalog/name",
       .place = node.place,
       .message = fmt::format("'{}' is the number of a port, not its name", text),
       .help = "write the name that the Service gives to the port: 'port: metrics'"});
  return std::nullopt;
}

std::optional<model::DropRule> read_drop(const Node& node, Diagnostics& diagnostics) {
  auto regex = read_line(node, diagnostics);
  if (!regex) return std::nullopt;
  const auto facts = promql::examine_regex(*regex);
  if (!facts.problem.empty()) {
    diagnostics.push_back(
        {.code = "catalog/regex",
         .place = node.place,
         .message = fmt::format("'{}' is not a regular expression: {}", *regex, facts.problem)});
    return std::nullopt;
  }
  return model::DropRule{.regex = *std::move(regex), .place = node.place};
}

/// `metrics.serviceMonitor.enabled`
std::optional<std::string> read_value_path(const Node& node, Diagnostics& diagnostics) {
  auto path = read_line(node, diagnostics);
  if (!path) return path;
  const bool dots =
      path->starts_with('.') || path->ends_with('.') || path->find("..") != std::string::npos;
  const bool words = std::ranges::all_of(*path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
  if (words && !dots) return path;
  diagnostics.push_back({.code = "catalog/name",
                         .place = node.place,
                         .message = fmt::format("'{}' is not a path of Helm values", *path),
                         .help = "names joined by dots: metrics.serviceMonitor.enabled"});
  return std::nullopt;
}

std::optional<model::HelmPaths> read_helm(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"helm", {}, kHelmKeys}, diagnostics);
  if (!fields) return std::nullopt;
  return model::HelmPaths{.enabled = fields->get("enabled", read_value_path),
                          .interval = fields->get("interval", read_value_path),
                          .honor_labels = fields->get("honor_labels", read_value_path),
                          .labels = fields->get("labels", read_value_path)};
}

void check_timeout(const model::Scrape& scrape, const Fields& fields) {
  if (scrape.timeout <= scrape.interval) return;
  fields.diagnostics().push_back(
      {.code = "catalog/timeout",
       .place = fields.place_of("timeout"),
       .message = fmt::format("the timeout '{}' is longer than the interval '{}'",
                              model::to_string(scrape.timeout), model::to_string(scrape.interval)),
       .help = "Prometheus refuses such a scrape configuration"});
}

// A query at one instant looks so far back for the last sample. Source: Prometheus's
// --query.lookback-delta.
constexpr model::Duration kLookback{300'000};

void check_interval(const model::Scrape& scrape, const Fields& fields) {
  if (scrape.interval < kLookback || !fields.has("interval")) return;
  fields.diagnostics().push_back(
      {.severity = Severity::Warning,
       .code = "catalog/long-interval",
       .place = fields.place_of("interval"),
       .message = fmt::format("with the interval '{}' series are gone between scrapes",
                              model::to_string(scrape.interval)),
       .help = fmt::format("choose one below {}: so far back Prometheus looks for a sample",
                           model::to_string(kLookback))});
}

std::optional<std::map<std::string, std::string>> read_service(const Node& node,
                                                               Diagnostics& diagnostics) {
  const auto* mapping = std::get_if<document::Mapping>(&node.value);
  if (mapping != nullptr && mapping->entries.empty()) {
    diagnostics.push_back({.code = "catalog/empty",
                           .place = node.place,
                           .message = "no labels would select every Service"});
  }
  return read_kubernetes_labels(node, diagnostics);
}

model::Scrape laid_over(const model::Scrape& before, const Fields& fields) {
  using LabelMap = std::map<std::string, std::string>;
  const auto interval = either(fields.get("interval", read_period), before.interval);
  model::Scrape scrape{
      .service = merged(fields.get("service", read_service).value_or(LabelMap{}), before.service),
      .port = either(fields.get("port", read_port), before.port),
      .path = either(fields.get("path", read_path), before.path),
      .interval = interval,
      .timeout = either(fields.get("timeout", read_period), std::min(before.timeout, interval)),
      .honor_labels = either(fields.get("honor_labels", read_bool), before.honor_labels),
      .drop = either(fields.get("drop", list_of(read_drop)), before.drop),
      .helm = either(fields.get("helm", read_helm), before.helm),
      .place = before.place};
  check_timeout(scrape, fields);
  check_interval(scrape, fields);
  return scrape;
}

}  // namespace

std::optional<model::Scrape> read_scrape(const Node& node, Diagnostics& diagnostics) {
  const auto fields = open(node, {"scrape", kScrapeRequired, kScrapeOptional}, diagnostics);
  if (!fields) return std::nullopt;
  return laid_over(model::Scrape{.place = node.place}, *fields);
}

model::Scrape overlay_scrape(const model::Scrape& scrape, const Node& node,
                             Diagnostics& diagnostics) {
  std::vector<std::string_view> keys{kScrapeRequired.begin(), kScrapeRequired.end()};
  keys.insert(keys.end(), kScrapeOptional.begin(), kScrapeOptional.end());
  const auto fields = open(node, {"scrape", {}, keys}, diagnostics);
  return fields ? laid_over(scrape, *fields) : scrape;
}

}  // namespace obsgen::catalog
