#include "emit/runbook.h"

#include <string_view>

#include <fmt/format.h>

#include "emit/docs/markdown.h"
#include "promql/print.h"

namespace obsgen::emit {

namespace {

using model::Runbook;

std::string section(std::string_view title, const std::string& text) {
  return text.empty() ? std::string{} : fmt::format("\n## {}\n\n{}", title, text);
}

std::string when(const Runbook& runbook) {
  const auto severity = to_string(runbook.severity);
  if (!runbook.hold || runbook.hold->milliseconds == 0)
    return fmt::format("Severity **{}**. Fires at once.\n", severity);
  return fmt::format("Severity **{}**. Fires after {}.\n", severity, to_string(*runbook.hold));
}

std::string causes(const Runbook& runbook) {
  if (runbook.causes.empty()) return {};
  std::string text = "When one of these fires too, it is most likely the cause:\n\n";
  for (const model::RelatedAlert& cause : runbook.causes)
    text += fmt::format("- [{0}]({0}.md): {1}\n", cause.name, markdown_line(cause.summary));
  return text;
}

std::string query(const Runbook& runbook) {
  std::string text = "The condition:\n\n" + markdown_code("promql", pretty(runbook.condition));
  if (runbook.query == runbook.condition) return text;
  const auto what =
      runbook.signal.empty() ? std::string{"What is compared."} : markdown_line(runbook.signal);
  text += fmt::format("\n{} A graph of it shows how it came about:\n\n", what);
  return text + markdown_code("promql", pretty(runbook.query));
}

std::string panel(const Runbook& runbook) {
  if (!runbook.panel) return {};
  const auto title = markdown_line(runbook.panel->title);
  if (runbook.panel->url.empty()) return fmt::format("\nThe panel: {}.\n", title);
  return fmt::format("\nThe panel: [{}]({}).\n", title, markdown_url(runbook.panel->url));
}

std::string commands(const Runbook& runbook) {
  if (runbook.commands.empty()) return {};
  std::string script;
  for (const std::string& variable : runbook.variables)
    script += fmt::format("{}=…\n", variable);
  for (const std::string& command : runbook.commands)
    script += command + "\n";
  const std::string_view from = runbook.variables.empty() ? "" : ", with the labels of the alert";
  return fmt::format("\nThe commands{}:\n\n{}", from, markdown_code("sh", script));
}

std::string metrics(const Runbook& runbook) {
  if (runbook.metrics.empty()) return {};
  std::string text = "\nWhat it reads:\n\n";
  for (const model::Explained& metric : runbook.metrics)
    text += fmt::format("- `{}`: {}\n", metric.name, markdown_line(metric.help));
  return text;
}

std::string mitigation(const Runbook& runbook) {
  if (runbook.mitigation.empty()) return "Nobody has written it down yet.\n";
  std::string text;
  std::size_t number = 0;
  for (const std::string& step : runbook.mitigation)
    text += fmt::format("{}. {}\n", ++number, markdown_line(step));
  return text;
}

}  // namespace

std::string runbook(const Runbook& runbook, const std::string& headline) {
  std::string text = markdown_comment(headline);
  text += fmt::format("\n# {}\n\n{}\n\n", runbook.alert, markdown_paragraphs(runbook.summary));
  text += when(runbook);
  text += section("Meaning", markdown_paragraphs(runbook.meaning) + "\n");
  text += section("Impact", runbook.impact.empty() ? "Nobody has written it down yet.\n"
                                                   : markdown_paragraphs(runbook.impact) + "\n");
  text += section("Look first", causes(runbook));
  text +=
      section("Diagnosis", query(runbook) + panel(runbook) + commands(runbook) + metrics(runbook));
  text += section("Mitigation", mitigation(runbook));
  return text + "\n[All alerts](README.md)\n";
}

}  // namespace obsgen::emit
