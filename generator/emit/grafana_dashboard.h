#pragma once

#include "document/value.h"
#include "model/dashboard.h"

namespace obsgen::emit {

/// The dashboard as Grafana's classic JSON, schemaVersion 39: for import, provisioning, the sidecar
/// and the API of Grafana 10 and later. Source: the dashboard kind of Grafana 12.
document::Value dashboard_json(const model::Dashboard& dashboard);

}  // namespace obsgen::emit
