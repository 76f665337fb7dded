#include "plan/rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
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

std::string library_group(const model::Catalog& release, const std::string& library) {
  return library.empty() ? release.who.name : fmt::format("{}-{}", release.who.name, library);
}

std::string unread_group(const model::Catalog& release) { return release.who.name + ".rules"; }

struct PlannedRecord {
  const model::Record* record = nullptr;
  Query query;
};

/// The records of a release, found by their signals; of two records of one signal the first.
struct Records {
  std::vector<PlannedRecord> all{};
  std::map<std::string_view, std::size_t> by_signal{};
};

Records plan_records(Queries& queries, Diagnostics& diagnostics) {
  Records records;
  for (const model::Record& record : queries.release().records) {
    const model::SignalUse use{.signal = record.signal, .place = record.signal_place};
    auto query = queries.plan(use, InRules{}, diagnostics);
    if (!query) continue;
    records.by_signal.emplace(record.signal, records.all.size());
    records.all.push_back({&record, *std::move(query)});
  }
  return records;
}

bool keeps_window(const model::Catalog& release, const model::Alert& alert) {
  if (!alert.window) return true;
  const model::Signal* signal = model::find_signal(release, alert.signal);
  return signal != nullptr && signal->window == alert.window;
}

/// The record that the alert reads, or null.
const PlannedRecord* record_of(const model::Alert& alert, const model::Catalog& release,
                               const Records& records) {
  const auto found = records.by_signal.find(alert.signal);
  const bool reads = found != records.by_signal.end() && keeps_window(release, alert);
  return reads ? &records.all[found->second] : nullptr;
}

/// What reads the record: its rule sets `job`, which tells one operator's series from another's.
Query query_of_record(const PlannedRecord& planned, const std::string& job) {
  Query query = planned.query;
  promql::VectorSelector selector{.name = planned.record->name};
  selector.matchers.push_back({.label = "job", .value = job});
  query.expr = {std::move(selector), {}};
  if (std::ranges::find(query.labels, "job", &QueryLabel::name) == query.labels.end())
    query.labels.push_back({"job"});
  return query;
}

model::RecordingRule recording_rule(const PlannedRecord& planned, const std::string& job) {
  return {.record = planned.record->name,
          .expr = planned.query.expr,
          .origin = planned.query.origin,
          .labels = {{"job", job}},
          .signal = planned.record->signal,
          .place = planned.record->place};
}

/// Records that an enabled alert reads.
std::set<const PlannedRecord*> records_read(const model::Catalog& release, const Records& records) {
  std::set<const PlannedRecord*> read;
  for (const model::Alert& alert : release.alerts)
    if (alert.enabled) read.insert(record_of(alert, release, records));
  return read;
}

/// The groups in their order, each with its rules in the order of their planning.
std::vector<model::RuleGroup> grouped(std::vector<Placed> placed, const model::Catalog& release) {
  std::vector<model::RuleGroup> groups{{.name = unread_group(release)},
                                       {.name = library_group(release, "")}};
  for (const model::Library& library : release.libraries)
    groups.push_back({.name = library_group(release, library.name)});
  std::map<std::string_view, model::RuleGroup*> by_name;
  for (model::RuleGroup& group : groups)
    by_name.emplace(group.name, &group);
  for (Placed& one : placed)
    if (const auto group = by_name.find(one.group); group != by_name.end())
      group->second->rules.push_back(std::move(one.rule));
  std::erase_if(groups, [](const model::RuleGroup& group) { return group.rules.empty(); });
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
                              Queries& queries, Diagnostics& diagnostics) {
  if (record != nullptr) return query_of_record(*record, queries.release().who.name);
  const model::SignalUse use{.signal = alert.signal, .place = alert.signal_place};
  return queries.plan(use, InRules{alert.window}, diagnostics);
}

std::vector<Placed> place_records(const model::Catalog& release, const Records& records) {
  const auto read = records_read(release, records);
  std::vector<Placed> placed;
  for (const PlannedRecord& planned : records.all)
    placed.push_back({read.contains(&planned) ? library_group(release, planned.record->library)
                                              : unread_group(release),
                      recording_rule(planned, release.who.name)});
  return placed;
}

std::vector<Placed> place_alerts(const AlertContext& context, const Records& records,
                                 Diagnostics& diagnostics) {
  const model::Catalog& release = context.release();
  std::vector<Placed> placed;
  for (const model::Alert& alert : release.alerts) {
    if (!alert.enabled) continue;
    const PlannedRecord* record = record_of(alert, release, records);
    const auto query = query_of(alert, record, context.queries, diagnostics);
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

model::RulePlan plan_rules(Queries& queries, const std::vector<model::Dashboard>& dashboards,
                           Diagnostics& diagnostics) {
  const model::Catalog& release = queries.release();
  const auto records = plan_records(queries, diagnostics);
  auto placed = place_records(release, records);
  for (auto& alert : place_alerts({queries, dashboards}, records, diagnostics))
    placed.push_back(std::move(alert));
  auto tests = all_tests(release, diagnostics);
  const auto interval = evaluation_interval(tests);
  return {grouped(std::move(placed), release), std::move(tests), interval};
}

}  // namespace obsgen::plan
