#include "property.h"

#include "base/render.h"
#include "catalog/overlay.h"
#include "catalog/read_catalog.h"

namespace obsgen::catalog {

namespace {

bool lies_in(const Place& place, const Sources& sources) {
  if (place.file == kNoFile) return true;
  return place.file < sources.size() && place.span.begin <= place.span.end &&
         place.span.end <= sources[place.file].text.size();
}

std::string broken_of(const Diagnostics& diagnostics, const Sources& sources) {
  if (in_order(diagnostics) != diagnostics) return "problems are unsorted or repeated";
  for (const Diagnostic& d : diagnostics) {
    if (!lies_in(d.place, sources)) return "a problem lies outside of its file: " + d.message;
    if (d.code.find('/') == std::string::npos) return "a problem has no code: " + d.message;
    if (d.message.empty()) return "a problem has no message: " + d.code;
    for (const Note& note : d.notes) {
      if (note.place && !lies_in(*note.place, sources)) return "a note lies outside of its file";
    }
  }
  return render_text(sources, diagnostics, Colour::On).empty() && !diagnostics.empty()
             ? "problems are not shown"
             : "";
}

}  // namespace

std::string broken_property(std::string_view text) {
  const Loader load = [&](const std::string& path) -> Loaded {
    if (path != "catalog.yaml" && path != "a.yaml")
      return IoError{.message = "no " + path, .reason = IoError::Reason::Missing};
    return std::string{text};
  };
  Sources sources;
  const auto read = read_catalog("catalog.yaml", {load, {}}, sources);
  if (auto broken = broken_of(read.diagnostics, sources); !broken.empty()) return broken;
  if (!read.value && !has_errors(read.diagnostics)) return "no value, and no error why";
  if (!read.value) return "";
  const auto changed = apply_overlay(*read.value, 0, sources);
  return broken_of(changed.diagnostics, sources);
}

}  // namespace obsgen::catalog
