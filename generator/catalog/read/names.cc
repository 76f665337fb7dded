#include "catalog/read/names.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace obsgen::catalog {

namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";

/// What a name is made of, and how messages say it.
struct Rule {
  std::string_view kind{};   // "a metric name"
  std::string_view first{};  // more bytes that may come first, besides letters
  std::string_view more{};   // and after the first, besides letters and digits
  bool lower_only = false;
  std::size_t max = 200;
  std::string_view help{};
};

bool is_in(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

bool is_letter(const Rule& rule, char c) {
  return is_in(kLower, c) || (!rule.lower_only && is_in(kUpper, c));
}

bool follows(const Rule& rule, std::string_view name) {
  if (name.empty() || name.size() > rule.max) return false;
  if (!is_letter(rule, name.front()) && !is_in(rule.first, name.front())) return false;
  return std::ranges::all_of(name.substr(1), [&](char c) {
    return is_letter(rule, c) || is_in(kDigits, c) || is_in(rule.more, c);
  });
}

constexpr Rule kMetric{.kind = "a metric name",
                       .first = "_",
                       .more = "_",
                       .help = "letters, digits and '_', a letter or '_' first"};
constexpr Rule kRecord{.kind = "a record's name",
                       .first = "_:",
                       .more = "_:",
                       .help = "level:metric:operations, such as namespace:jobs:count"};
constexpr Rule kLabel{.kind = "a label name",
                      .first = "_",
                      .more = "_",
                      .help = "letters, digits and '_', a letter or '_' first"};
constexpr Rule kCamel{
    .kind = "a CamelCase name", .max = 100, .help = "letters and digits, a capital first"};
constexpr Rule kDns{.kind = "a name of lower-case letters, digits and '-'",
                    .first = kDigits,
                    .more = "-",
                    .lower_only = true,
                    .max = 63,
                    .help = "at most 63, no '-' at the ends"};
constexpr Rule kPlain{.kind = "a name",
                      .first = "_",
                      .more = "_-",
                      .help = "letters, digits, '_' and '-', a letter or '_' first"};
constexpr Rule kId{.kind = "an id",
                   .first = "_",
                   .more = "_-:",
                   .help = "letters, digits, '_', '-' and ':', a letter or '_' first"};

void refuse_name(const Node& node, std::string_view name, const Rule& rule,
                 Diagnostics& diagnostics) {
  diagnostics.push_back({.code = "catalog/name",
                         .place = node.place,
                         .message = fmt::format("'{}' is not {}", name, rule.kind),
                         .help = std::string{rule.help}});
}

std::optional<std::string> read_name(const Node& node, const Rule& rule, Diagnostics& diagnostics) {
  auto name = read_line(node, diagnostics);
  if (!name || follows(rule, *name)) return name;
  refuse_name(node, *name, rule, diagnostics);
  return std::nullopt;
}

void refuse_reserved(const Node& node, std::string_view name, std::string_view why,
                     Diagnostics& diagnostics) {
  diagnostics.push_back({.code = "catalog/reserved-label",
                         .place = node.place,
                         .message = fmt::format("the label '{}' is reserved: {}", name, why)});
}

struct Reserved {
  std::string_view name, why;
};

constexpr std::array kReserved{Reserved{"le", "Prometheus gives it to the buckets of histograms"},
                               Reserved{"quantile", "Prometheus gives it to summaries"},
                               Reserved{"alertname", "Prometheus gives it to alerts"},
                               Reserved{"alertstate", "Prometheus gives it to alerts"}};

bool is_label_edge(char c) { return is_in(kLower, c) || is_in(kUpper, c) || is_in(kDigits, c); }

/// A name or value of a Kubernetes label, without the prefix of a name. Source: the API's
/// validation of qualified names and label values.
bool is_kubernetes_word(std::string_view text) {
  if (text.empty() || text.size() > 63) return false;
  return is_label_edge(text.front()) && is_label_edge(text.back()) &&
         std::ranges::all_of(text, [](char c) { return is_label_edge(c) || is_in("-_.", c); });
}

bool is_dns_subdomain(std::string_view text) {
  if (text.empty() || text.size() > 253) return false;
  while (true) {
    const auto part = text.substr(0, text.find('.'));
    if (!follows(kDns, part) || part.back() == '-') return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

bool is_kubernetes_label_name(std::string_view name) {
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return is_kubernetes_word(name);
  return is_dns_subdomain(name.substr(0, slash)) && is_kubernetes_word(name.substr(slash + 1));
}

}  // namespace

std::optional<std::string> read_metric_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_line(node, diagnostics);
  if (!name || follows(kMetric, *name)) return name;
  refuse_name(node, *name, kMetric, diagnostics);
  if (follows(kRecord, *name)) diagnostics.back().help = "':' is for the names of records";
  return std::nullopt;
}

std::optional<std::string> read_record_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_name(node, kRecord, diagnostics);
  if (!name || name->find(':') != std::string::npos) return name;
  refuse_name(node, *name, kRecord, diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_label_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_name(node, kLabel, diagnostics);
  if (!name || !name->starts_with("__")) return name;
  refuse_reserved(node, *name, "Prometheus drops labels that start with '__'", diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_own_label_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_label_name(node, diagnostics);
  if (!name) return name;
  const auto it = std::ranges::find(kReserved, *name, &Reserved::name);
  if (it == kReserved.end()) return name;
  refuse_reserved(node, *name, it->why, diagnostics);
  return std::nullopt;
}

std::optional<model::LabelRef> read_label_ref(const Node& node, Diagnostics& diagnostics) {
  auto name = read_label_name(node, diagnostics);
  if (!name) return std::nullopt;
  return model::LabelRef{.name = *std::move(name), .place = node.place};
}

std::optional<std::vector<model::LabelRef>> read_label_refs(const Node& node,
                                                            Diagnostics& diagnostics) {
  auto refs = list_of(read_label_ref)(node, diagnostics);
  if (!refs) return refs;
  std::vector<model::LabelRef> fresh;
  for (model::LabelRef& ref : *refs) {
    const auto first = std::ranges::find(fresh, ref.name, &model::LabelRef::name);
    if (first == fresh.end()) {
      fresh.push_back(std::move(ref));
    } else {
      report_repetition(ref.place, first->place, diagnostics);
    }
  }
  return fresh;
}

std::optional<std::string> read_camel_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_name(node, kCamel, diagnostics);
  if (!name || is_in(kUpper, name->front())) return name;
  refuse_name(node, *name, kCamel, diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_dns_name(const Node& node, Diagnostics& diagnostics) {
  auto name = read_name(node, kDns, diagnostics);
  if (!name || name->back() != '-') return name;
  refuse_name(node, *name, kDns, diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_plain_name(const Node& node, Diagnostics& diagnostics) {
  return read_name(node, kPlain, diagnostics);
}

std::optional<std::string> read_id(const Node& node, Diagnostics& diagnostics) {
  return read_name(node, kId, diagnostics);
}

std::optional<std::string> read_signal_name(const Node& node, Diagnostics& diagnostics) {
  return read_line(node, diagnostics);
}

Node key_node(const document::Entry& entry) {
  return {.value = entry.key, .place = entry.key_place};
}

std::optional<std::map<std::string, std::string>> read_kubernetes_labels(const Node& node,
                                                                         Diagnostics& diagnostics) {
  const auto* mapping = read_entries(node, diagnostics);
  if (mapping == nullptr) return std::nullopt;
  std::map<std::string, std::string> labels;
  for (const document::Entry& entry : mapping->entries) {
    if (!is_kubernetes_label_name(entry.name())) {
      diagnostics.push_back(
          {.code = "catalog/kubernetes-label",
           .place = entry.key_place,
           .message = fmt::format("'{}' is not the name of a Kubernetes label", entry.name())});
    }
    auto value = read_string(entry.value, diagnostics);
    if (!value) continue;
    if (!value->empty() && !is_kubernetes_word(*value)) {
      diagnostics.push_back(
          {.code = "catalog/kubernetes-label",
           .place = entry.value.place,
           .message = fmt::format("'{}' is not the value of a Kubernetes label", *value),
           .help = "at most 63 letters, digits, '-', '_' and '.', a letter or digit at the ends"});
    }
    labels.emplace(entry.name(), *std::move(value));
  }
  return labels;
}

std::optional<std::string> read_url(const Node& node, Diagnostics& diagnostics) {
  auto url = read_line(node, diagnostics);
  if (!url) return url;
  const bool web = url->starts_with("https://") || url->starts_with("http://");
  if (web && url->find_first_of(" \t\"<>\\^`|") == std::string::npos) return url;
  diagnostics.push_back({.code = "catalog/url",
                         .place = node.place,
                         .message = fmt::format("'{}' is not a web address", *url),
                         .help = "it starts with https:// or http:// and has no blanks"});
  return std::nullopt;
}

}  // namespace obsgen::catalog
