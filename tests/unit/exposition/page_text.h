#pragma once

#include <string>

#include <fmt/format.h>

#include "exposition/family.h"
#include "exposition/number.h"

namespace obsgen::exposition {

/// A page as s-expressions, one family a line.
inline std::string dump(const Exposition& page) {
  std::string text;
  for (const Family& family : page.families) {
    text += fmt::format("({} {}", to_string(family.type), family.name);
    if (!family.help.empty()) text += fmt::format(" help=<{}>", family.help);
    if (!family.unit.empty()) text += fmt::format(" unit={}", family.unit);
    for (const Sample& sample : family.samples) {
      text += fmt::format(" ({}", sample.name);
      for (const Label& label : sample.labels)
        text += fmt::format(" {}=<{}>", label.name, label.value);
      text += fmt::format(" {}", number_text(sample.value));
      if (sample.timestamp_ms) text += fmt::format(" @{}", *sample.timestamp_ms);
      if (sample.exemplar) {
        text += " #";
        for (const Label& label : sample.exemplar->labels) {
          text += fmt::format(" {}=<{}>", label.name, label.value);
        }
        text += fmt::format(" {}", number_text(sample.exemplar->value));
        if (sample.exemplar->timestamp_ms)
          text += fmt::format(" @{}", *sample.exemplar->timestamp_ms);
      }
      text += ")";
    }
    text += ")\n";
  }
  return text;
}

}  // namespace obsgen::exposition
