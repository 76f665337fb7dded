#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/fragment.h"
#include "model/catalog.h"
#include "plan/query/query.h"

/// Texts of alerts: Go templates as Prometheus expands them.
namespace obsgen::plan {

/// Labels that a template may ask for: their names in the catalog, and what each is called after
/// the scrape.
using TemplateLabels = std::map<std::string, std::string>;

/// The labels that the result of `query` can have. A name means the own label of a metric that the
/// query reads, else the result's label of that name.
TemplateLabels template_labels(const Query& query);

/// The text of `source` with each label that it asks `$labels` for (`$labels.x`, `.Labels.x`,
/// `index $labels "x"`) renamed to what it is called after the scrape, and without blanks at its
/// end. A template that is not well-formed is the reader's business. Errors, each at its bytes:
/// `alert/unknown-label`, `alert/unknown-variable`, `alert/unknown-function`,
/// `alert/template-syntax` for a character that no action may hold.
std::string name_labels(const Fragment& source, const TemplateLabels& labels,
                        Diagnostics& diagnostics);

/// A text that is no template, so that it expands to itself.
std::string escape_template(std::string_view text);

}  // namespace obsgen::plan
