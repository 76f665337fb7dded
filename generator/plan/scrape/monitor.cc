#include "plan/monitor.h"

namespace obsgen::plan {

model::Monitor plan_monitor(const model::Catalog& catalog) {
  const model::Scrape& scrape = catalog.scrape;
  model::Monitor monitor{.name = catalog.who.name,
                         .space = catalog.who.space,
                         .labels = model::object_labels(catalog.who),
                         .selector = scrape.service,
                         .port = scrape.port,
                         .path = scrape.path,
                         .interval = scrape.interval,
                         .timeout = scrape.timeout,
                         .honor_labels = scrape.honor_labels,
                         .drop = {}};
  for (const model::DropRule& rule : scrape.drop)
    monitor.drop.push_back(rule.regex);
  return monitor;
}

}  // namespace obsgen::plan
