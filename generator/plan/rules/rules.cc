#include "plan/rules.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "plan/query/query.h"
#include "plan/rules/alert.h"
#include "plan/rules/tests.h"

namespace obsgen::plan {

namespace {

/// A rule and the group that it belongs to.
struct Placed {
  std::string group{};
  std::variant<model::RecordingRule, model::AlertingRule> rule;
};

struct PlannedRecord {
  const model::Record* record = nullptr;
  Query query;
};

std::string library_group(const model::Catalog& release, const std::string& library) {
  return library.empty() ? release.who.name : fmt::format("{}-{}", release.who.name, library);
}

std::string unread_group(const model::Catalog& release) { return release.who.name + ".rules"; }

std::vector<PlannedRecord> plan_records(const model::Catalog& release, Diagnostics& diagnostics) {
  std::vector<PlannedRecord> planned;
  for (const model::Record& record : release.records) {
    const model::SignalUse use{.signal = record.signal, .place = record.signal_place};
    if (auto query = plan_query(release, use, InRules{}, diagnostics))
      planned.push_back({&record, *std::move(query)});
  }
  return planned;
}

bool keeps_window(const model::Catalog& release, const model::Alert& alert) {
  if (!alert.window) return true;
  const model::Signal* signal = model::find_signal(release, alert.signal);
  return signal != nullptr && signal->window == alert.window;
}

const PlannedRecord* record_of(const model::Alert& alert, const model::Catalog& release,
                               const std::vector<PlannedRecord>& records) {
  if (!keeps_window(release, alert)) return nullptr;
  const auto it = std::ranges::find(records, alert.signal,
                                    [](const PlannedRecord& r) { return r.record->signal; });
  return it == records.end() ? nullptr : &*it;
}

/// What reads the record: its rule sets `job`, which tells one operator's series from another's.
Query query_of_record(const PlannedRecord& planned, const std::string& job) {
  Query query = planned.query;
  promql::VectorSelector selector{.name = planned.record->name};
  selector.matchers.push_back({.label = "job", .value = job});
  query.expr = {std::move(selector), {}};
  const auto at = std::ranges::lower_bound(query.labels, "job");
  if (at == query.labels.end() || *at != "job") query.labels.insert(at, "job");
  return query;
}

model::RecordingRule recording_rule(const PlannedRecord& planned, const std::string& job) {
  return {.record = planned.record->name,
          .expr = planned.query.expr,
          .labels = {{"job", job}},
          .signal = planned.record->signal,
          .place = planned.record->place};
}

bool is_read(const PlannedRecord& planned, const model::Catalog& release,
             const std::vector<PlannedRecord>& records) {
  return std::ranges::any_of(release.alerts, [&](const model::Alert& alert) {
    return alert.enabled && record_of(alert, release, records) == &planned;
  });
}

/// Rules of one name of a group, in the order of their planning.
model::RuleGroup collect(const std::vector<Placed>& placed, const std::string& name) {
  model::RuleGroup group{.name = name, .rules = {}};
  for (const Placed& p : placed) {
    if (p.group == name) group.rules.push_back(p.rule);
  }
  return group;
}

std::vector<model::RuleGroup> grouped(const std::vector<Placed>& placed,
                                      const model::Catalog& release) {
  std::vector<std::string> names{unread_group(release), library_group(release, "")};
  for (const model::Library& library : release.libraries)
    names.push_back(library_group(release, library.name));
  std::vector<model::RuleGroup> groups;
  for (const std::string& name : names) {
    auto group = collect(placed, name);
    if (!group.rules.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

/// The shortest step of the scenarios, at most a minute, so that every sample of each is seen.
model::Duration evaluation_interval(const std::vector<model::RuleTest>& tests) {
  model::Duration shortest{60'000};
  for (const model::RuleTest& test : tests)
    shortest = std::min(shortest, test.interval);
  return shortest;
}

std::optional<Query> query_of(const model::Alert& alert, const PlannedRecord* record,
                              const model::Catalog& release, Diagnostics& diagnostics) {
  if (record != nullptr) return query_of_record(*record, release.who.name);
  const model::SignalUse use{.signal = alert.signal, .place = alert.signal_place};
  return plan_query(release, use, InRules{alert.window}, diagnostics);
}

std::vector<Placed> place_records(const model::Catalog& release,
                                  const std::vector<PlannedRecord>& records) {
  std::vector<Placed> placed;
  for (const PlannedRecord& planned : records) {
    const bool read = is_read(planned, release, records);
    placed.push_back(
        {read ? library_group(release, planned.record->library) : unread_group(release),
         recording_rule(planned, release.who.name)});
  }
  return placed;
}

std::vector<Placed> place_alerts(const AlertContext& context,
                                 const std::vector<PlannedRecord>& records,
                                 Diagnostics& diagnostics) {
  const model::Catalog& release = context.release;
  std::vector<Placed> placed;
  for (const model::Alert& alert : release.alerts) {
    if (!alert.enabled) continue;
    const PlannedRecord* record = record_of(alert, release, records);
    const auto query = query_of(alert, record, release, diagnostics);
    if (!query) continue;
    const auto& library = record != nullptr ? record->record->library : alert.library;
    placed.push_back(
        {library_group(release, library), alerting_rule(alert, *query, context, diagnostics)});
  }
  return placed;
}

std::vector<model::RuleTest> all_tests(const model::Catalog& release, Diagnostics& diagnostics) {
  std::vector<model::RuleTest> tests;
  for (const model::Alert& alert : release.alerts) {
    if (!alert.enabled) continue;
    for (auto& test : plan_rule_tests(release, alert, diagnostics))
      tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace

model::RulePlan plan_rules(const model::Catalog& release,
                           const std::vector<model::Dashboard>& dashboards,
                           Diagnostics& diagnostics) {
  const auto records = plan_records(release, diagnostics);
  auto placed = place_records(release, records);
  for (auto& alert : place_alerts({release, dashboards}, records, diagnostics))
    placed.push_back(std::move(alert));
  auto tests = all_tests(release, diagnostics);
  const auto interval = evaluation_interval(tests);
  return {grouped(placed, release), std::move(tests), interval};
}

}  // namespace obsgen::plan
