#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "base/span.h"
#include "exposition/family.h"

namespace obsgen::exposition {

/// A label as written: views of the page, between the quotes, escapes kept.
struct LabelText {
  std::string_view name{};
  std::string_view value{};
};

/// The example of an OpenMetrics sample, as written.
struct ExemplarText {
  std::span<const LabelText> labels{};
  double value = 0;
  std::optional<std::int64_t> timestamp_ms{};
};

/// `# HELP name text`, name and text as written.
struct HelpLine {
  std::string_view name{};
  std::string_view text{};
  Span span{};
};

/// `# TYPE name type`.
struct TypeLine {
  std::string_view name{};
  FamilyType type = FamilyType::Untyped;
  Span span{};
};

/// `# UNIT name unit` of OpenMetrics; the unit is the name's last word or empty.
struct UnitLine {
  std::string_view name{};
  std::string_view unit{};
  Span span{};
};

/// One sample, all texts as written. `labels` may repeat a name and are in the page's order.
struct SampleLine {
  std::string_view name{};
  std::span<const LabelText> labels{};
  double value = 0;
  std::optional<std::int64_t> timestamp_ms{};
  std::optional<ExemplarText> exemplar{};
  Span span{};
};

/// `# EOF` of OpenMetrics.
struct EndLine {
  Span span{};
};

using Event = std::variant<HelpLine, TypeLine, UnitLine, SampleLine, EndLine>;

}  // namespace obsgen::exposition
