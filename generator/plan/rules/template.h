#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "model/catalog.h"
#include "plan/query/query.h"
#include "template/tree.h"

/// Texts of alerts: Go templates as Prometheus expands them.
namespace obsgen::plan {

/// Labels that a template may ask for: their names in the catalog, and what each is called after
/// the scrape.
using TemplateLabels = std::map<std::string, std::string>;

/// The labels that the result of `query` can have. A name means the own label of a metric that the
/// query reads, else the result's label of that name.
TemplateLabels template_labels(const Query& query);

/// `source` with each label of the alert that it reads named as it is called after the scrape, and
/// without blanks at its end. Labels of samples that a `query` in the text returns keep their
/// names, as the query does. Error, at the bytes of the name: `alert/unknown-label`.
templates::Template name_labels(templates::Template source, const TemplateLabels& labels,
                                Diagnostics& diagnostics);

}  // namespace obsgen::plan
