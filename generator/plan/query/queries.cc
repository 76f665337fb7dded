#include "plan/queries.h"

#include <string>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "world/release.h"

namespace obsgen::plan {

namespace {

/// Two uses of one key have one query.
std::string key_of(const model::SignalUse& use, const Setting& setting) {
  std::string key = use.signal;
  if (use.by) {
    key += "\nby";
    for (const auto& label : *use.by)
      key += '\n' + label.name;
  }
  std::visit(Overloaded{[&](const InRules& rules) {
                          const auto window = rules.window.value_or(model::Duration{-1});
                          key += fmt::format("\nrules\n{}", window.milliseconds);
                        },
                        [&](const InPanel& panel) {
                          key += "\npanel";
                          for (const std::string& variable : panel.variables)
                            key += '\n' + variable;
                        }},
             setting);
  return key;
}

}  // namespace

Queries::Queries(const model::Catalog& release)
    : release_(release), world_(world::of_release(release)) {}

std::optional<Query> Queries::plan(const model::SignalUse& use, const Setting& setting,
                                   Diagnostics& diagnostics) {
  const auto [at, is_new] = planned_.try_emplace(key_of(use, setting));
  if (is_new) at->second = plan_query({release_, world_}, use, setting, diagnostics);
  return at->second;
}

void Queries::add(const model::Metric& recorded) { world::add_metric(world_, recorded, release_); }

}  // namespace obsgen::plan
