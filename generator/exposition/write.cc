#include "exposition/write.h"

#include <cstdlib>

#include <fmt/format.h>

#include "exposition/escape.h"
#include "exposition/names.h"
#include "exposition/number.h"

namespace obsgen::exposition {

namespace {

std::string quoted(std::string_view text) {
  return fmt::format("\"{}\"", escape_label_value(text));
}

std::string label_text(const Label& label) {
  const std::string name = is_plain_label_name(label.name) ? label.name : quoted(label.name);
  return fmt::format("{}={}", name, quoted(label.value));
}

/// The labels with commas between them, behind `first`, which may be empty.
std::string braces(std::string first, const Labels& labels) {
  std::string inner = std::move(first);
  for (const Label& label : labels) {
    if (!inner.empty()) inner += ',';
    inner += label_text(label);
  }
  return fmt::format("{{{}}}", inner);
}

std::string series_text(const Sample& sample) {
  if (!is_plain_metric_name(sample.name)) return braces(quoted(sample.name), sample.labels);
  return sample.labels.empty() ? sample.name : sample.name + braces("", sample.labels);
}

/// Milliseconds as seconds, exactly.
std::string seconds_text(std::int64_t ms) {
  const std::int64_t rest = std::abs(ms % 1000);
  return fmt::format("{}{}.{:03}", ms < 0 ? "-" : "", std::abs(ms / 1000), rest);
}

std::string time_text(std::int64_t ms, Format format) {
  return format == Format::OpenMetrics ? seconds_text(ms) : fmt::format("{}", ms);
}

std::string exemplar_text(const Exemplar& exemplar) {
  std::string text =
      fmt::format(" # {} {}", braces("", exemplar.labels), number_text(exemplar.value));
  if (exemplar.timestamp_ms) text += ' ' + seconds_text(*exemplar.timestamp_ms);
  return text;
}

std::string sample_text(const Sample& sample, Format format) {
  std::string text = fmt::format("{} {}", series_text(sample), number_text(sample.value));
  if (sample.timestamp_ms) text += ' ' + time_text(*sample.timestamp_ms, format);
  if (sample.exemplar && format == Format::OpenMetrics) text += exemplar_text(*sample.exemplar);
  return text + '\n';
}

std::string family_text(const Family& family, Format format) {
  const std::string name = is_plain_metric_name(family.name) ? family.name : quoted(family.name);
  std::string text;
  if (!family.help.empty()) {
    text += fmt::format("# HELP {} {}\n", name, escape_help(family.help, format));
  }
  text += fmt::format("# TYPE {} {}\n", name, to_string(family.type, format));
  if (!family.unit.empty() && format == Format::OpenMetrics) {
    text += fmt::format("# UNIT {} {}\n", name, family.unit);
  }
  for (const Sample& sample : family.samples)
    text += sample_text(sample, format);
  return text;
}

}  // namespace

std::string write_exposition(const Exposition& exposition) {
  std::string text;
  for (const Family& family : exposition.families)
    text += family_text(family, exposition.format);
  if (exposition.format == Format::OpenMetrics) text += "# EOF\n";
  return text;
}

}  // namespace obsgen::exposition
