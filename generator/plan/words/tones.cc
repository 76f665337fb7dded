#include "plan/words/tones.h"

#include <algorithm>
#include <map>

namespace obsgen::plan {

using model::Tone;

namespace {

int rank(Tone tone) {
  switch (tone) {
    case Tone::Good:
      return 0;
    case Tone::Neutral:
      return 1;
    case Tone::Idle:
      return 2;
    case Tone::Busy:
      return 3;
    case Tone::Warning:
      return 4;
    case Tone::Bad:
      return 5;
  }
  return 0;
}

bool is_alarming(Tone tone) { return tone == Tone::Bad || tone == Tone::Warning; }

}  // namespace

Tone worse(Tone a, Tone b) { return rank(a) < rank(b) ? b : a; }

std::vector<std::optional<model::Colour>> colours_of(const model::Label& label) {
  std::vector<std::optional<model::Colour>> colours;
  std::map<Tone, std::uint32_t> used;
  for (const auto& value : label.values) {
    if (value.tone) {
      colours.emplace_back(model::Colour{*value.tone, used[*value.tone]++});
    } else {
      colours.emplace_back();
    }
  }
  return colours;
}

std::string shown_value(const model::LabelValue& value) {
  if (!value.title.empty()) return value.title;
  return value.value.empty() ? "None" : value.value;
}

std::vector<model::ValueMapping> name_mappings(const std::vector<model::ValueName>& names) {
  std::vector<model::ValueMapping> mappings;
  std::map<Tone, std::uint32_t> used;
  for (const auto& name : names) {
    model::ValueMapping mapping{.value = name.value, .text = name.title};
    if (name.tone) mapping.colour = model::Colour{*name.tone, used[*name.tone]++};
    mappings.push_back(std::move(mapping));
  }
  return mappings;
}

std::vector<model::ValueMapping> text_mappings(const model::Label& label) {
  const auto colours = colours_of(label);
  std::vector<model::ValueMapping> mappings;
  for (std::size_t i = 0; i < label.values.size(); ++i) {
    const auto& value = label.values[i];
    if (value.value.empty()) continue;  // never a text: see the replacement in queries
    if (!colours[i] && value.title.empty()) continue;
    mappings.push_back({value.value, shown_value(value), colours[i]});
  }
  for (std::size_t i = 0; i < label.values.size(); ++i) {
    if (!label.values[i].value.empty() || !colours[i]) continue;
    mappings.push_back({shown_value(label.values[i]), shown_value(label.values[i]), colours[i]});
  }
  return mappings;
}

std::vector<model::SeriesStyle> value_styles(const model::Label& label) {
  std::vector<model::SeriesStyle> styles;
  for (auto& mapping : text_mappings(label)) {
    const bool renamed = mapping.text != mapping.value;
    styles.push_back({.text = mapping.value,
                      .title = renamed ? mapping.text : std::string{},
                      .colour = mapping.colour});
  }
  return styles;
}

std::vector<model::SeriesStyle> warning_styles(const std::vector<QueryLabel>& labels) {
  std::vector<model::SeriesStyle> styles;
  for (const QueryLabel& label : labels) {
    if (label.own == nullptr) continue;
    const auto colours = colours_of(*label.own);
    for (std::size_t i = 0; i < colours.size(); ++i) {
      if (!colours[i] || !is_alarming(colours[i]->tone)) continue;
      const auto& value = label.own->values[i];
      styles.push_back({.match = model::SeriesMatch::Word,
                        .text = value.value.empty() ? shown_value(value) : value.value,
                        .colour = colours[i]});
    }
  }
  return styles;
}

}  // namespace obsgen::plan
