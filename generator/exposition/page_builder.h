#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "exposition/cursor.h"
#include "exposition/event.h"
#include "exposition/family.h"

namespace obsgen::exposition {

/// Gathers the lines of a page into families: unescapes, sorts labels, and reports what stands at
/// the wrong place or twice. `page` is the text that the events are views of.
class PageBuilder {
 public:
  PageBuilder(std::string_view page, EventSettings settings);

  void add_help(const HelpLine& line, Diagnostics& out);
  void add_type(const TypeLine& line, Diagnostics& out);
  void add_unit(const UnitLine& line, Diagnostics& out);

  /// A sample with a repeated or forbidden label is reported and left out.
  void add_sample(const SampleLine& line, Diagnostics& out);

  void add_end() { has_end_ = true; }

  /// Whether `# EOF` was there.
  bool has_end() const { return has_end_; }

  Exposition finish() &&;

 private:
  /// What was said of a family so far.
  struct Mentions {
    std::optional<Span> help{};
    std::optional<Span> type{};
    std::optional<Span> unit{};
    bool interleaved = false;  // and reported
  };

  std::size_t mention(std::string_view name, Span span);
  std::size_t family_of(const Sample& sample, Diagnostics& out);
  std::optional<std::size_t> find_by_suffix(std::string_view sample) const;
  bool accepts(std::size_t family, std::string_view sample) const;
  std::optional<Labels> read_labels(std::span<const LabelText> texts, Span line,
                                    Diagnostics& out) const;
  bool is_repeated(const std::optional<Span>& first, const Diagnostic& problem,
                   Diagnostics& out) const;
  void warn_of_late_type(const TypeLine& line, std::size_t family, Diagnostics& out) const;
  void warn_of_interleaving(std::size_t family, Span line, Diagnostics& out);
  Diagnostic problem(Severity severity, std::string_view code, Span span) const;
  Span span_of_view(std::string_view view) const;

  std::string_view page_;
  EventSettings settings_;
  Exposition exposition_{};
  std::vector<Mentions> mentions_{};  // one for each family
  // Not a hash table: a hostile page could make all its names collide.
  std::map<std::string, std::size_t, std::less<>> by_name_{};
  std::optional<std::size_t> current_{};  // the family of the last line
  bool has_end_ = false;
};

}  // namespace obsgen::exposition
