#include "pipeline/report.h"

#include <algorithm>

#include "base/line_index.h"
#include "document/value.h"
#include "document/write_json.h"

namespace obsgen::pipeline {

namespace {

using document::Value;

void set_place(Value& object, SourceLines& lines, const Place& place) {
  if (place.file >= lines.sources().size()) return;
  const auto begin = lines.at(place.file, place.span.begin);
  const auto end = lines.at(place.file, place.span.end);
  object.set("file", lines.sources()[place.file].path);
  object.set("line", begin.line);
  object.set("column", begin.column);
  object.set("end_line", end.line);
  object.set("end_column", end.column);
}

Value note_value(SourceLines& lines, const Note& note) {
  Value value = Value::object({{"message", note.message}});
  if (note.place) set_place(value, lines, *note.place);
  return value;
}

Value diagnostic_value(SourceLines& lines, const Diagnostic& d) {
  Value value = Value::object(
      {{"severity", to_string(d.severity)}, {"code", d.code}, {"message", d.message}});
  set_place(value, lines, d.place);
  if (!d.help.empty()) value.set("help", d.help);
  Value notes = Value::array();
  for (const Note& note : d.notes)
    notes.append(note_value(lines, note));
  value.set("notes", std::move(notes));
  return value;
}

std::string_view to_string(DriftKind kind) {
  switch (kind) {
    case DriftKind::Missing:
      return "missing";
    case DriftKind::Changed:
      return "changed";
    case DriftKind::Leftover:
      return "leftover";
  }
  return {};
}

}  // namespace

std::string diagnostics_json(const Sources& sources, const Diagnostics& diagnostics) {
  SourceLines lines{sources};
  Value list = Value::array();
  for (const Diagnostic& d : diagnostics)
    list.append(diagnostic_value(lines, d));
  return document::write_json_line(Value::object({{"diagnostics", std::move(list)}}));
}

std::string checked_json(const Checked& checked) {
  Value list = Value::array();
  for (const CheckedCatalog& catalog : checked) {
    Value releases = Value::array();
    for (const std::string& release : catalog.releases)
      releases.append(release);
    list.append(Value::object({{"catalog", catalog.path},
                               {"operator", catalog.name},
                               {"releases", std::move(releases)},
                               {"metrics", catalog.counts.metrics},
                               {"signals", catalog.counts.signals},
                               {"alerts", catalog.counts.alerts},
                               {"panels", catalog.counts.panels},
                               {"errors", catalog.problems.errors},
                               {"warnings", catalog.problems.warnings},
                               {"infos", catalog.problems.infos}}));
  }
  return document::write_json_line(Value::object({{"checked", std::move(list)}}));
}

std::string written_json(const std::vector<Drift>& drifts, std::size_t artefacts) {
  Value written = Value::array();
  Value removed = Value::array();
  for (const Drift& drift : drifts) {
    (drift.kind == DriftKind::Leftover ? removed : written).append(drift.path);
  }
  const auto unchanged = artefacts - written.as_array()->size();
  return document::write_json_line(Value::object({{"written", std::move(written)},
                                                  {"removed", std::move(removed)},
                                                  {"unchanged", unchanged}}));
}

std::string stale_json(const std::vector<Drift>& drifts) {
  Value list = Value::array();
  for (const Drift& drift : drifts) {
    Value lines = Value::array();
    for (const auto& line : drift.lines)
      lines.append(line);
    list.append(Value::object({{"file", drift.path},
                               {"problem", to_string(drift.kind)},
                               {"differences", std::move(lines)}}));
  }
  return document::write_json_line(Value::object({{"stale", std::move(list)}}));
}

}  // namespace obsgen::pipeline
