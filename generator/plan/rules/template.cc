#include "plan/rules/template.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "template/change.h"
#include "template/uses.h"

namespace obsgen::plan {

namespace {

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

std::string listed(const TemplateLabels& labels) {
  std::string text;
  for (const auto& [name, after] : labels)
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", name);
  return text;
}

Diagnostic unknown_label(const templates::Template& source, const templates::LabelUse& use,
                         const TemplateLabels& labels) {
  Diagnostic problem{.code = "alert/unknown-label",
                     .place = place_in_file(source.source, use.span),
                     .message = fmt::format("the alert's signal has no label '{}'", use.name)};
  problem.notes.push_back(
      {labels.empty() ? "it has no labels" : fmt::format("it has {}", listed(labels)), {}});
  const auto own = std::ranges::find(labels, use.name, [](const auto& l) { return l.second; });
  if (own != labels.end())
    problem.help = fmt::format(
        "write '{}', as in the catalog; the text follows what it is called "
        "after the scrape",
        own->first);
  return problem;
}

}  // namespace

TemplateLabels template_labels(const Query& query) {
  TemplateLabels labels;
  for (const QueryLabel& label : query.labels)
    if (label.own != nullptr) labels.emplace(label.own->name, label.name);
  for (const QueryLabel& label : query.labels)
    if (label.own == nullptr) labels.emplace(label.name, label.name);
  return labels;
}

templates::Template name_labels(templates::Template source, const TemplateLabels& labels,
                                Diagnostics& diagnostics) {
  for (const auto& use : templates::label_uses(source)) {
    if (!labels.contains(use.name)) diagnostics.push_back(unknown_label(source, use, labels));
  }
  auto renamed = templates::rename_labels(std::move(source), [&](const templates::LabelUse& use) {
    const auto label = labels.find(use.name);
    const bool named = use.owner == templates::LabelOwner::Alert && label != labels.end();
    return named ? label->second : use.name;
  });
  return templates::trim_end(std::move(renamed));
}

}  // namespace obsgen::plan
