#pragma once

#include "document/value.h"
#include "model/dashboard.h"

/// Where links lead, as addresses of Grafana.
namespace obsgen::emit {

/// Links of a panel: all keys, as Grafana's strict API wants them.
document::Value panel_links(const model::Panel& panel);

/// Links of the values of a column of that panel's table.
document::Value data_links(const model::Panel& panel, const model::TableColumn& column);

}  // namespace obsgen::emit
