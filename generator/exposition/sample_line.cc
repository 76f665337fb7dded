#include "exposition/sample_line.h"

#include <cmath>

#include <fmt/format.h>

#include "exposition/names.h"
#include "exposition/number.h"

namespace obsgen::exposition {

namespace {

/// The braces of a sample, in which a quoted name may stand, or those of an exemplar.
struct Braces {
  std::vector<LabelText>& labels;
  std::optional<std::string_view>* name = nullptr;  // null: no name may stand here
};

bool fail_number(const Cursor& cursor, std::string_view token, Problem problem, Diagnostics& out) {
  problem.begin = cursor.at - token.size();
  problem.end = cursor.at;
  if (token.ends_with('\r')) {
    problem.help = "lines of this format end with a line feed alone, not with a carriage return";
  }
  return fail(cursor, std::move(problem), out);
}

bool take_metric_name(Cursor& cursor, const Braces& braces, LabelText name, Diagnostics& out) {
  const auto begin = static_cast<std::size_t>(name.name.data() - cursor.text.data()) - 1;
  Problem problem{.code = "exposition/metric-name", .begin = begin, .end = cursor.at};
  if (braces.name == nullptr) {
    problem.message = "a name in the braces of an exemplar, where only labels may stand";
  } else if (*braces.name) {
    problem.message =
        fmt::format("a second name '{}' of the sample '{}'", name.name, **braces.name);
  } else if (name.name.empty()) {
    problem.message = "an empty metric name";
  } else {
    *braces.name = name.name;
    return true;
  }
  return fail(cursor, std::move(problem), out);
}

bool add_label(Cursor& cursor, const Braces& braces, LabelText label, Diagnostics& out) {
  if (!cursor.is_at('"')) return fail_expected(cursor, "a quoted value after '='", out);
  const auto value = take_quoted(cursor, out);
  if (!value) return false;
  label.value = *value;
  if (braces.labels.size() < kMaxLabels) {
    braces.labels.push_back(label);
    return true;
  }
  return fail(cursor,
              {.code = "exposition/too-many-labels",
               .begin = cursor.line,
               .end = cursor.at,
               .message = fmt::format("more than {} labels", kMaxLabels)},
              out);
}

/// Takes the name of a label, or the quoted name of the metric, and what belongs to it.
bool read_label(Cursor& cursor, const Braces& braces, Diagnostics& out) {
  LabelText label{};
  const bool quoted = cursor.is_at('"');
  if (quoted) {
    const auto name = take_quoted(cursor, out);
    if (!name) return false;
    label.name = *name;
  } else {
    const std::size_t size = plain_label_name_size(cursor.rest());
    if (size == 0) return fail_expected(cursor, "a label name or '}'", out);
    label.name = cursor.text.substr(cursor.at, size);
    cursor.at += size;
  }
  skip_blanks(cursor);
  if (cursor.is_at('=')) {
    ++cursor.at;
    skip_blanks(cursor);
    return add_label(cursor, braces, label, out);
  }
  if (quoted && (cursor.is_at(',') || cursor.is_at('}'))) {
    return take_metric_name(cursor, braces, label, out);
  }
  return fail_expected(cursor, fmt::format("'=' after the label name '{}'", label.name), out);
}

/// Takes the comma between two labels; Prometheus does without.
bool take_separator(Cursor& cursor, Diagnostics& out) {
  skip_blanks(cursor);
  if (cursor.is_at(',')) {
    ++cursor.at;
    skip_blanks(cursor);
    return true;
  }
  if (cursor.is_at('}')) return true;
  const bool label = cursor.is_at('"') || plain_label_name_size(cursor.rest()) > 0;
  if (cursor.is_open() || !label || cursor.broken_quote) {
    return fail_expected(cursor, "',' or '}' after a label", out);
  }
  warn(cursor,
       {.code = "exposition/missing-comma",
        .begin = cursor.at,
        .end = cursor.at + 1,
        .message = "no comma between two labels",
        .help = "Prometheus reads the line all the same, others reject the page"},
       out);
  return true;
}

/// Takes labels up to and with the closing brace, the cursor behind the opening one.
bool read_labels(Cursor& cursor, const Braces& braces, Diagnostics& out) {
  skip_blanks(cursor);
  while (!cursor.is_at('}')) {
    if (!read_label(cursor, braces, out) || !take_separator(cursor, out)) return false;
  }
  ++cursor.at;
  return true;
}

void warn_of_name(const Cursor& cursor, std::size_t begin, Diagnostics& out) {
  if (begin > cursor.line) {
    warn(cursor,
         {.code = "exposition/leading-blank",
          .begin = cursor.line,
          .end = begin,
          .message = "blanks before the name",
          .help = "Prometheus takes them for a part of the name"},
         out);
  }
  const bool glued =
      !cursor.is_at_line_end() && !cursor.is_at(' ') && !cursor.is_at('\t') && !cursor.is_at('{');
  if (glued && !cursor.is_open()) {
    warn(cursor,
         {.code = "exposition/missing-blank",
          .begin = cursor.at,
          .end = cursor.at + 1,
          .message = fmt::format("no blank between the name '{}' and its value",
                                 cursor.text.substr(begin, cursor.at - begin)),
          .help = "quote the name if it goes on: {\"the.name\"} 1"},
         out);
  }
}

/// Takes the name and the braces.
bool read_series(Cursor& cursor, SampleParts& parts, Diagnostics& out) {
  const std::size_t begin = cursor.at;
  if (const std::size_t size = plain_metric_name_size(cursor.rest()); size > 0) {
    parts.name = cursor.text.substr(begin, size);
    cursor.at += size;
    if (begin > cursor.line || !cursor.is_at(cursor.is_open() ? ' ' : '{')) {
      warn_of_name(cursor, begin, out);
    }
    skip_blanks(cursor);
  } else if (!cursor.is_at('{')) {
    return fail_expected(cursor, "a metric name, '{' or '#'", out);
  }
  if (!cursor.is_at('{')) return true;
  ++cursor.at;
  if (!read_labels(cursor, {.labels = parts.labels, .name = &parts.name}, out)) return false;
  if (parts.name) return true;
  return fail(cursor,
              {.code = "exposition/metric-name",
               .begin = begin,
               .end = cursor.at,
               .message = "a sample without a metric name",
               .help = "it stands before the braces, or quoted and first in them"},
              out);
}

std::optional<double> read_number(Cursor& cursor, std::string_view what, Diagnostics& out) {
  if (cursor.is_open()) {
    if (!cursor.is_at(' ')) {
      fail_expected(cursor, fmt::format("one blank and {}", what), out);
      return std::nullopt;
    }
    ++cursor.at;
  }
  skip_blanks(cursor);
  if (cursor.is_at_line_end()) {
    fail_expected(cursor, what, out);
    return std::nullopt;
  }
  const std::string_view token = take_token(cursor);
  const auto value = parse_number(token);
  if (!value) {
    fail_number(cursor, token,
                {.code = "exposition/bad-number",
                 .message = fmt::format("expected {}, found '{}'", what, token),
                 .help = "a number is decimal, such as 1, 0.5, 1e-3, or one of NaN, +Inf, -Inf"},
                out);
  }
  return value;
}

/// Seconds of OpenMetrics, as milliseconds.
std::optional<std::int64_t> read_seconds(Cursor& cursor, Diagnostics& out) {
  constexpr double kLimit = 9.2e15;  // its milliseconds fit 64 bits
  const std::size_t begin = cursor.at + 1;
  const auto seconds = read_number(cursor, "a timestamp in seconds", out);
  if (!seconds) return std::nullopt;
  if (std::isfinite(*seconds) && std::abs(*seconds) < kLimit) {
    return std::llround(*seconds * 1000);
  }
  const std::string_view token = cursor.text.substr(begin, cursor.at - begin);
  fail_number(cursor, token,
              {.code = "exposition/bad-timestamp",
               .message = fmt::format("timestamp '{}' is no time", token)},
              out);
  return std::nullopt;
}

/// Takes what may follow a value in Prometheus text: milliseconds.
bool read_plain_tail(Cursor& cursor, SampleLine& sample, Diagnostics& out) {
  skip_blanks(cursor);
  if (cursor.is_at_line_end()) return take_line_break(cursor, out);
  const std::string_view token = take_token(cursor);
  sample.timestamp_ms = parse_integer(token);
  if (!sample.timestamp_ms) {
    const bool exemplar = token == "#";
    return fail_number(
        cursor, token,
        {.code = exemplar ? "exposition/exemplar" : "exposition/bad-timestamp",
         .message = exemplar
                        ? "an exemplar, which only OpenMetrics has"
                        : fmt::format("expected a timestamp in milliseconds, found '{}'", token)},
        out);
  }
  skip_blanks(cursor);
  return take_line_break(cursor, out);
}

bool read_exemplar(Cursor& cursor, SampleParts& parts, SampleLine& sample, Diagnostics& out) {
  cursor.at += 4;  // " # {"
  if (!read_labels(cursor, {.labels = parts.exemplar_labels}, out)) return false;
  const auto value = read_number(cursor, "the value of the exemplar", out);
  if (!value) return false;
  sample.exemplar = ExemplarText{.labels = parts.exemplar_labels, .value = *value};
  if (cursor.is_at_line_end()) return true;
  sample.exemplar->timestamp_ms = read_seconds(cursor, out);
  return sample.exemplar->timestamp_ms.has_value();
}

/// Takes what may follow a value in OpenMetrics: seconds, then an exemplar.
bool read_open_tail(Cursor& cursor, SampleParts& parts, SampleLine& sample, Diagnostics& out) {
  constexpr std::string_view kExemplar = " # {";
  if (!cursor.is_at_line_end() && !cursor.rest().starts_with(kExemplar)) {
    sample.timestamp_ms = read_seconds(cursor, out);
    if (!sample.timestamp_ms) return false;
  }
  if (cursor.rest().starts_with(kExemplar) && !read_exemplar(cursor, parts, sample, out)) {
    return false;
  }
  return take_line_break(cursor, out);
}

void warn_of_broken_quote(const Cursor& cursor, Diagnostics& out) {
  if (!cursor.broken_quote) return;
  warn(cursor,
       {.code = "exposition/raw-line-break",
        .begin = *cursor.broken_quote,
        .end = cursor.text.find('\n', *cursor.broken_quote),
        .message = "a line break inside quotes",
        .help = "it is written as '\\n'; Prometheus reads it all the same, others reject the page"},
       out);
}

}  // namespace

std::optional<SampleLine> read_sample_line(Cursor& cursor, SampleParts& parts, Diagnostics& out) {
  parts.name.reset();
  parts.labels.clear();
  parts.exemplar_labels.clear();
  if (!read_series(cursor, parts, out)) return std::nullopt;
  const auto value = read_number(cursor, "a value", out);
  if (!value) return std::nullopt;
  SampleLine sample{.name = *parts.name, .labels = parts.labels, .value = *value};
  const bool ok = cursor.is_open() ? read_open_tail(cursor, parts, sample, out)
                                   : read_plain_tail(cursor, sample, out);
  if (!ok) return std::nullopt;
  const bool broken = cursor.at > cursor.line && cursor.text[cursor.at - 1] == '\n';
  sample.span = span_of(cursor, cursor.line, cursor.at - (broken ? 1 : 0));
  warn_of_broken_quote(cursor, out);
  return sample;
}

}  // namespace obsgen::exposition
