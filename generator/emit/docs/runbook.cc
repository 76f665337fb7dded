#include "emit/runbook.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "promql/print.h"

namespace obsgen::emit {

namespace {

using model::Runbook;
using page::Block;
using page::Line;
using page::words;
using page::Words;

using Blocks = std::vector<Block>;

constexpr std::string_view kNobodyYet = "Nobody has written it down yet.";

/// Nothing of a section that holds nothing.
void add_section(Blocks& blocks, std::string_view title, Blocks section) {
  if (section.empty()) return;
  blocks.push_back(page::Heading{2, std::string{title}});
  for (Block& block : section)
    blocks.push_back(std::move(block));
}

Block said(std::string text) { return Line{Words{std::move(text)}}; }

Block when(const Runbook& runbook) {
  const bool at_once = !runbook.hold || runbook.hold->milliseconds == 0;
  return Line{Words{"Severity "}, page::Strong{std::string{to_string(runbook.severity)}},
              Words{at_once ? ". Fires at once."
                            : fmt::format(". Fires after {}.", to_string(*runbook.hold))}};
}

Blocks causes(const Runbook& runbook) {
  if (runbook.causes.empty()) return {};
  page::Bullets list;
  for (const model::RelatedAlert& cause : runbook.causes)
    list.items.push_back(
        {page::Link{cause.name, cause.name + ".md"}, Words{": "}, words(cause.summary)});
  return {said("When one of these fires too, it is most likely the cause:"), std::move(list)};
}

void add_query(Blocks& blocks, const Runbook& runbook) {
  blocks.push_back(said("The condition:"));
  blocks.push_back(page::Listing{"promql", pretty(runbook.condition)});
  if (runbook.query == runbook.condition) return;
  blocks.push_back(Line{runbook.signal.empty() ? Words{"What is compared."} : words(runbook.signal),
                        Words{" A graph of it shows how it came about:"}});
  blocks.push_back(page::Listing{"promql", pretty(runbook.query)});
}

void add_panel(Blocks& blocks, const Runbook& runbook) {
  if (!runbook.panel) return;
  const auto& [title, url] = *runbook.panel;
  Line line{Words{"The panel: "}};
  if (url.empty())
    line.push_back(words(title));
  else
    line.push_back(page::Link{title, url});
  line.push_back(Words{"."});
  blocks.push_back(std::move(line));
}

void add_commands(Blocks& blocks, const Runbook& runbook) {
  if (runbook.commands.empty()) return;
  std::string script;
  for (const std::string& variable : runbook.variables)
    script += fmt::format("{}=…\n", variable);
  for (const std::string& command : runbook.commands)
    script += command + "\n";
  const std::string_view from = runbook.variables.empty() ? "" : ", with the labels of the alert";
  blocks.push_back(said(fmt::format("The commands{}:", from)));
  blocks.push_back(page::Listing{"sh", std::move(script)});
}

void add_metrics(Blocks& blocks, const Runbook& runbook) {
  if (runbook.metrics.empty()) return;
  page::Bullets list;
  for (const model::Explained& metric : runbook.metrics)
    list.items.push_back({page::Name{metric.name}, Words{": "}, words(metric.help)});
  blocks.push_back(said("What it reads:"));
  blocks.push_back(std::move(list));
}

Blocks diagnosis(const Runbook& runbook) {
  Blocks blocks;
  add_query(blocks, runbook);
  add_panel(blocks, runbook);
  add_commands(blocks, runbook);
  add_metrics(blocks, runbook);
  return blocks;
}

Block mitigation(const Runbook& runbook) {
  if (runbook.mitigation.empty()) return said(std::string{kNobodyYet});
  page::Steps steps;
  for (const std::string& step : runbook.mitigation)
    steps.items.push_back({words(step)});
  return steps;
}

}  // namespace

Page runbook(const Runbook& runbook, std::string comment) {
  Page page{.comment = std::move(comment),
            .blocks = {page::Heading{1, runbook.alert}, page::Prose{runbook.summary}}};
  page.blocks.push_back(when(runbook));
  add_section(page.blocks, "Meaning", {page::Prose{runbook.meaning}});
  add_section(page.blocks, "Impact",
              {page::Prose{runbook.impact.empty() ? std::string{kNobodyYet} : runbook.impact}});
  add_section(page.blocks, "Look first", causes(runbook));
  add_section(page.blocks, "Diagnosis", diagnosis(runbook));
  add_section(page.blocks, "Mitigation", {mitigation(runbook)});
  page.blocks.push_back(Line{page::Link{"All alerts", "README.md"}});
  return page;
}

}  // namespace obsgen::emit
