#pragma once

#include "document/value.h"
#include "model/monitor.h"

namespace obsgen::emit {

/// The ServiceMonitor: monitoring.coreos.com/v1, one endpoint, which scrapes the named port of the
/// Services that carry the selector's labels in the monitor's own namespace.
document::Value service_monitor(const model::Monitor& monitor);

}  // namespace obsgen::emit
