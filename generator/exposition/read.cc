#include "exposition/read.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "exposition/check.h"
#include "exposition/events.h"
#include "exposition/page_builder.h"

namespace obsgen::exposition {

namespace {

/// Keeps the first problems of a page and counts the others, so that a hostile page cannot fill
/// memory with what is wrong in it.
class ProblemList {
 public:
  void take(Diagnostics& more) {
    for (Diagnostic& diagnostic : more) {
      if (kept_.size() < kMaxProblems) {
        kept_.push_back(std::move(diagnostic));
        continue;
      }
      ++dropped_;
      worst_ = std::min(worst_, diagnostic.severity);
    }
    more.clear();
  }

  Diagnostics finish(Place end) && {
    if (dropped_ > 0) {
      kept_.push_back({.severity = worst_,
                       .code = "exposition/too-many-problems",
                       .place = end,
                       .message = fmt::format("{} more problems in this page", dropped_)});
    }
    return std::move(kept_);
  }

 private:
  Diagnostics kept_{};
  std::size_t dropped_ = 0;
  Severity worst_ = Severity::Info;  // of those dropped
};

void add(PageBuilder& builder, const Event& event, Diagnostics& out) {
  std::visit(Overloaded{[&](const HelpLine& line) { builder.add_help(line, out); },
                        [&](const TypeLine& line) { builder.add_type(line, out); },
                        [&](const UnitLine& line) { builder.add_unit(line, out); },
                        [&](const SampleLine& line) { builder.add_sample(line, out); },
                        [&](const EndLine&) { builder.add_end(); }},
             event);
}

Diagnostic missing_end(Place end) {
  return {.code = "exposition/missing-end",
          .place = end,
          .message = "the page does not end with '# EOF'",
          .help = "an OpenMetrics page without it was cut off"};
}

Outcome<Exposition> too_large(FileId file) {
  return {.diagnostics = {{.code = "exposition/too-large",
                           .place = {.file = file},
                           .message = "the page has 4 GiB or more"}}};
}

}  // namespace

Outcome<Exposition> read_exposition(std::string_view page, Format format, FileId file) {
  if (page.size() >= std::numeric_limits<std::uint32_t>::max()) return too_large(file);
  if (format == Format::Detect) format = detect_format(page);
  EventReader events({.text = page}, {.format = format, .file = file});
  PageBuilder builder(page, {.format = format, .file = file});
  ProblemList problems;
  Diagnostics fresh;
  while (const Event* const event = events.next(fresh)) {
    add(builder, *event, fresh);
    if (!fresh.empty()) problems.take(fresh);
  }
  const auto size = static_cast<std::uint32_t>(page.size());
  const Place end{.file = file, .span = {size, size}};
  if (format == Format::OpenMetrics && !builder.has_end()) fresh.push_back(missing_end(end));
  problems.take(fresh);
  Exposition exposition = std::move(builder).finish();
  for (const Family& family : exposition.families) {
    check_family(family, {.format = format, .file = file}, fresh);
    problems.take(fresh);
  }
  return {.value = std::move(exposition), .diagnostics = in_order(std::move(problems).finish(end))};
}

}  // namespace obsgen::exposition
