#include "exposition/page_builder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "exposition/escape.h"

namespace obsgen::exposition {

namespace {

constexpr std::array<std::string_view, 8> kSuffixes{"_bucket",  "_sum",  "_count", "_total",
                                                    "_created", "_info", "_gsum",  "_gcount"};

std::string unescaped(std::string_view text) {
  if (text.find('\\') == std::string_view::npos) return std::string(text);
  return unescape_label_value(text);
}

std::string sample_names(const Family& family, Format format) {
  std::string names;
  for (const std::string_view suffix : sample_suffixes(family.type, format)) {
    names += fmt::format("{}'{}{}'", names.empty() ? "" : ", ", family.name, suffix);
  }
  return names;
}

}  // namespace

PageBuilder::PageBuilder(std::string_view page, EventSettings settings)
    : page_(page), settings_(settings) {
  exposition_.format = settings.format;
}

Diagnostic PageBuilder::problem(Severity severity, std::string_view code, Span span) const {
  return {.severity = severity, .code = std::string(code), .place = {settings_.file, span}};
}

Span PageBuilder::span_of_view(std::string_view view) const {
  const auto begin = static_cast<std::uint32_t>(view.data() - page_.data());
  return {begin, begin + static_cast<std::uint32_t>(view.size())};
}

std::size_t PageBuilder::mention(std::string_view name, Span span) {
  const auto it = by_name_.find(name);
  if (it != by_name_.end()) return it->second;
  const std::size_t index = exposition_.families.size();
  exposition_.families.push_back({.name = std::string(name), .span = span});
  mentions_.emplace_back();
  by_name_.emplace(name, index);
  return index;
}

bool PageBuilder::is_repeated(const std::optional<Span>& first, const Diagnostic& problem,
                              Diagnostics& out) const {
  if (!first) return false;
  out.push_back(problem);
  out.back().notes.push_back(
      {.message = "the first one is here", .place = Place{settings_.file, *first}});
  return true;
}

void PageBuilder::add_help(const HelpLine& line, Diagnostics& out) {
  const std::string name = unescaped(line.name);
  const std::size_t index = mention(name, line.span);
  current_ = index;
  Diagnostic repeated = problem(Severity::Warning, "exposition/repeated-help", line.span);
  repeated.message = fmt::format("a second help text of '{}'", name);
  if (is_repeated(mentions_[index].help, repeated, out)) return;
  mentions_[index].help = line.span;
  exposition_.families[index].help = unescape_help(line.text, settings_.format);
}

void PageBuilder::add_type(const TypeLine& line, Diagnostics& out) {
  const std::string name = unescaped(line.name);
  const std::size_t index = mention(name, line.span);
  current_ = index;
  Family& family = exposition_.families[index];
  Diagnostic repeated = problem(Severity::Warning, "exposition/repeated-type", line.span);
  repeated.message = family.type == line.type
                         ? fmt::format("a second type of '{}'", name)
                         : fmt::format("'{}' is a {} here, but was a {} before", name,
                                       to_string(line.type, settings_.format),
                                       to_string(family.type, settings_.format));
  if (is_repeated(mentions_[index].type, repeated, out)) return;
  warn_of_late_type(line, index, out);
  mentions_[index].type = line.span;
  family.type = line.type;
}

void PageBuilder::warn_of_late_type(const TypeLine& line, std::size_t index,
                                    Diagnostics& out) const {
  const Family& family = exposition_.families[index];
  for (const std::string_view suffix : sample_suffixes(line.type, settings_.format)) {
    const auto it = by_name_.find(family.name + std::string(suffix));
    if (it == by_name_.end() || mentions_[it->second].type) continue;
    const Family& earlier = exposition_.families[it->second];
    if (earlier.samples.empty()) continue;
    Diagnostic late = problem(Severity::Warning, "exposition/late-type", line.span);
    late.message = fmt::format("the type of '{}' stands behind its samples", family.name);
    late.notes.push_back({.message = "the first sample is here",
                          .place = Place{settings_.file, earlier.samples.front().span}});
    out.push_back(std::move(late));
    return;
  }
}

void PageBuilder::add_unit(const UnitLine& line, Diagnostics& out) {
  const std::string name = unescaped(line.name);
  const std::size_t index = mention(name, line.span);
  current_ = index;
  Diagnostic repeated = problem(Severity::Warning, "exposition/repeated-unit", line.span);
  repeated.message = fmt::format("a second unit of '{}'", name);
  if (is_repeated(mentions_[index].unit, repeated, out)) return;
  mentions_[index].unit = line.span;
  exposition_.families[index].unit = std::string(line.unit);
}

bool PageBuilder::accepts(std::size_t index, std::string_view sample) const {
  const Family& family = exposition_.families[index];
  if (!sample.starts_with(family.name)) return false;
  const std::string_view suffix = sample.substr(family.name.size());
  return std::ranges::count(sample_suffixes(family.type, settings_.format), suffix) > 0;
}

std::optional<std::size_t> PageBuilder::find_by_suffix(std::string_view sample) const {
  for (const std::string_view suffix : kSuffixes) {
    if (!sample.ends_with(suffix)) continue;
    const auto it = by_name_.find(sample.substr(0, sample.size() - suffix.size()));
    if (it != by_name_.end() && accepts(it->second, sample)) return it->second;
  }
  return std::nullopt;
}

std::size_t PageBuilder::family_of(const Sample& sample, Diagnostics& out) {
  if (current_ && accepts(*current_, sample.name)) return *current_;
  const auto it = by_name_.find(sample.name);
  if (it != by_name_.end() && accepts(it->second, sample.name)) return it->second;
  if (const auto index = find_by_suffix(sample.name)) return *index;
  if (it == by_name_.end()) return mention(sample.name, sample.span);
  const Family& family = exposition_.families[it->second];
  Diagnostic odd = problem(Severity::Warning, "exposition/sample-name", sample.span);
  odd.message = fmt::format("'{}' is a {}, but this sample has its bare name", family.name,
                            to_string(family.type, settings_.format));
  odd.help = fmt::format("its samples are {}", sample_names(family, settings_.format));
  out.push_back(std::move(odd));
  return it->second;
}

void PageBuilder::warn_of_interleaving(std::size_t index, Span line, Diagnostics& out) {
  const Family& family = exposition_.families[index];
  if (current_ == index || family.samples.empty() || mentions_[index].interleaved) return;
  mentions_[index].interleaved = true;
  Diagnostic apart = problem(Severity::Warning, "exposition/interleaved-family", line);
  apart.message = fmt::format("the samples of '{}' do not stand together", family.name);
  apart.notes.push_back({.message = "the sample before this one is here",
                         .place = Place{settings_.file, family.samples.back().span}});
  out.push_back(std::move(apart));
}

std::optional<Labels> PageBuilder::read_labels(std::span<const LabelText> texts, Span line,
                                               Diagnostics& out) const {
  Labels labels;
  labels.reserve(texts.size());
  for (const LabelText& text : texts) {
    labels.push_back({.name = unescaped(text.name), .value = unescaped(text.value)});
    const std::string& name = labels.back().name;
    if (!name.empty() && name != "__name__") continue;
    out.push_back(problem(Severity::Error, "exposition/label-name", span_of_view(text.name)));
    out.back().message = name.empty() ? "an empty label name"
                                      : "the label '__name__', which is the metric's name itself";
    return std::nullopt;
  }
  std::ranges::sort(labels, {}, &Label::name);
  const auto twice = std::ranges::adjacent_find(labels, {}, &Label::name);
  if (twice == labels.end()) return labels;
  out.push_back(problem(Severity::Error, "exposition/duplicate-label", line));
  out.back().message = fmt::format("label '{}' is there twice", twice->name);
  return std::nullopt;
}

void PageBuilder::add_sample(const SampleLine& line, Diagnostics& out) {
  auto labels = read_labels(line.labels, line.span, out);
  if (!labels) return;
  Sample sample{.name = unescaped(line.name),
                .labels = *std::move(labels),
                .value = line.value,
                .timestamp_ms = line.timestamp_ms,
                .span = line.span};
  if (line.exemplar) {
    auto example = read_labels(line.exemplar->labels, line.span, out);
    if (!example) return;
    sample.exemplar = Exemplar{.labels = *std::move(example),
                               .value = line.exemplar->value,
                               .timestamp_ms = line.exemplar->timestamp_ms};
  }
  const std::size_t index = family_of(sample, out);
  warn_of_interleaving(index, line.span, out);
  current_ = index;
  exposition_.families[index].samples.push_back(std::move(sample));
}

Exposition PageBuilder::finish() && { return std::move(exposition_); }

}  // namespace obsgen::exposition
