#include "pipeline/report.h"

#include <algorithm>

#include "document/value.h"
#include "document/write_json.h"

namespace obsgen::pipeline {

namespace {

using document::Value;

void set_place(Value& object, const Sources& sources, const Place& place) {
  if (place.file >= sources.size()) return;
  const SourceFile& file = sources[place.file];
  const auto begin = line_column(file.text, place.span.begin);
  const auto end = line_column(file.text, place.span.end);
  object.set("file", file.path);
  object.set("line", begin.line);
  object.set("column", begin.column);
  object.set("end_line", end.line);
  object.set("end_column", end.column);
}

Value note_value(const Sources& sources, const Note& note) {
  Value value = Value::object({{"message", note.message}});
  if (note.place) set_place(value, sources, *note.place);
  return value;
}

Value diagnostic_value(const Sources& sources, const Diagnostic& d) {
  Value value = Value::object(
      {{"severity", to_string(d.severity)}, {"code", d.code}, {"message", d.message}});
  set_place(value, sources, d.place);
  if (!d.help.empty()) value.set("help", d.help);
  Value notes = Value::array();
  for (const Note& note : d.notes)
    notes.append(note_value(sources, note));
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
  Value list = Value::array();
  for (const Diagnostic& d : diagnostics)
    list.append(diagnostic_value(sources, d));
  return document::write_json_line(Value::object({{"diagnostics", std::move(list)}}));
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
