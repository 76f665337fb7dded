#include "pipeline/sieve.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "check/did_you_mean.h"
#include "check/table.h"

namespace obsgen::pipeline {

namespace {

bool lies_in(const Place& place, const Place& whole) {
  return place.file == whole.file && place.span.begin >= whole.span.begin &&
         place.span.end <= whole.span.end;
}

bool covers(const model::Suppression& suppression, const Diagnostic& problem) {
  return suppression.code == problem.code &&
         (lies_in(problem.place, suppression.item) || lies_in(problem.place, suppression.name));
}

bool can_be_held(const Diagnostic& problem) {
  const auto* check = check::find_check(problem.code);
  return check != nullptr && check::can_be_ignored(*check);
}

std::vector<std::string> codes_to_ignore() {
  std::vector<std::string> codes;
  for (const check::Check& check : check::checks())
    if (check::can_be_ignored(check)) codes.emplace_back(check.code);
  return codes;
}

}  // namespace

Sieve::Sieve(std::vector<model::Suppression> suppressions, Choice choice)
    : choice_(std::move(choice)) {
  for (model::Suppression& one : suppressions)
    accepted_.push_back({.what = std::move(one)});
}

bool Sieve::is_accepted(const Diagnostic& problem) {
  bool found = false;
  for (Accepted& one : accepted_) {
    if (!covers(one.what, problem)) continue;
    one.needed = true;
    found = true;
  }
  return found;
}

bool Sieve::holds(const Diagnostic& problem) {
  return can_be_held(problem) && (is_accepted(problem) || !is_chosen(choice_, problem.code));
}

Diagnostics Sieve::sift(Diagnostics problems) {
  std::erase_if(problems, [&](const Diagnostic& problem) { return holds(problem); });
  return problems;
}

Diagnostics Sieve::sift_read(Diagnostics problems) {
  std::erase_if(problems,
                [&](const Diagnostic& problem) { return !is_error(problem) && holds(problem); });
  return problems;
}

Diagnostics Sieve::unused() const {
  Diagnostics problems;
  for (const Accepted& one : accepted_) {
    if (one.needed || !one.what.library.empty()) continue;
    problems.push_back(
        {.severity = Severity::Warning,
         .code = "catalog/unused-ignore",
         .place = one.what.code_place,
         .message = fmt::format("'{}' is ignored here, and nothing has it", one.what.code),
         .help = "remove the entry: what it ignored is mended or stands elsewhere"});
  }
  return problems;
}

Diagnostics check_suppressions(const std::vector<model::Suppression>& suppressions) {
  Diagnostics problems;
  for (const model::Suppression& one : suppressions) {
    const auto* check = check::find_check(one.code);
    if (check != nullptr && check::can_be_ignored(*check)) continue;
    const auto message = check == nullptr ? fmt::format("there is no check '{}'", one.code)
                                          : fmt::format("'{}' cannot be ignored", one.code);
    problems.push_back({.code = "catalog/unknown-code",
                        .place = one.code_place,
                        .message = message,
                        .help = check == nullptr
                                    ? check::did_you_mean(one.code, codes_to_ignore())
                                    : "what has it keeps a catalog from being read or built"});
  }
  return problems;
}

Diagnostics expired(const std::vector<model::Suppression>& suppressions, const Day& today) {
  Diagnostics problems;
  for (const model::Suppression& one : suppressions) {
    if (!one.until || *one.until >= today) continue;
    problems.push_back({.severity = Severity::Warning,
                        .code = "catalog/expired-ignore",
                        .place = one.until_place,
                        .message = fmt::format("'{}' was to be ignored until {}, which has passed",
                                               one.code, to_string(*one.until)),
                        .help = "mend what it ignores, or give it another day",
                        .notes = {{.message = fmt::format("the reason: '{}'", one.reason)}}});
  }
  return problems;
}

}  // namespace obsgen::pipeline
