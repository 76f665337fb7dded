#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/read/fields.h"
#include "catalog/read/values.h"
#include "model/signal.h"

/// Names of things, each by the rules of where it ends up.
namespace obsgen::catalog {

/// `[a-zA-Z_][a-zA-Z0-9_]*`, also without `:`, which belongs to recording rules.
std::optional<std::string> read_metric_name(const Node& node, Diagnostics& diagnostics);

/// A record's name: as a metric's, with at least one `:`.
std::optional<std::string> read_record_name(const Node& node, Diagnostics& diagnostics);

/// A label as Prometheus has always taken it, not `__*`.
std::optional<std::string> read_label_name(const Node& node, Diagnostics& diagnostics);

/// A label that a metric may declare: also not one that Prometheus writes itself (`le`, `quantile`,
/// `alertname`, `alertstate`).
std::optional<std::string> read_own_label_name(const Node& node, Diagnostics& diagnostics);

/// A label that is referred to, with its place.
std::optional<model::LabelRef> read_label_ref(const Node& node, Diagnostics& diagnostics);

/// A list of different labels that are referred to.
std::optional<std::vector<model::LabelRef>> read_label_refs(const Node& node,
                                                            Diagnostics& diagnostics);

/// `CamelCase`: alerts and their prefix.
std::optional<std::string> read_camel_name(const Node& node, Diagnostics& diagnostics);

/// `[a-z0-9]([-a-z0-9]*[a-z0-9])?`, at most 63: operators, libraries, rows, dashboards, ports,
/// namespaces (a DNS-1123 label).
std::optional<std::string> read_dns_name(const Node& node, Diagnostics& diagnostics);

/// Letters, digits, `_` and `-`: signals, kinds of objects, components.
std::optional<std::string> read_plain_name(const Node& node, Diagnostics& diagnostics);

/// As a plain name, also with `:`: panels, which may be called as the default signal they show.
std::optional<std::string> read_id(const Node& node, Diagnostics& diagnostics);

/// A reference to a signal: a plain name, or `<metric>:<kind>`.
std::optional<std::string> read_signal_name(const Node& node, Diagnostics& diagnostics);

/// The entry's key as a node of its own, for the readers above.
Node key_node(const document::Entry& entry);

/// Labels of a Kubernetes object: qualified names and values of at most 63 bytes.
std::optional<std::map<std::string, std::string>> read_kubernetes_labels(const Node& node,
                                                                         Diagnostics& diagnostics);

/// A URL that starts with `http://` or `https://`, without blanks.
std::optional<std::string> read_url(const Node& node, Diagnostics& diagnostics);

}  // namespace obsgen::catalog
