#include "exposition/metadata_line.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "exposition/names.h"

namespace obsgen::exposition {

namespace {

struct Metadata {
  std::string_view name{};  // as written, without quotes
  std::string_view text{};  // behind the one blank after the name
};

std::size_t offset_of(const Cursor& cursor, std::string_view view) {
  return static_cast<std::size_t>(view.data() - cursor.text.data());
}

/// Moves over `keyword` and what separates it from the name; false when the line has none.
bool take_keyword(Cursor& cursor, std::string_view keyword) {
  if (!cursor.rest().starts_with(keyword)) return false;
  const std::size_t behind = cursor.at + keyword.size();
  if (behind >= cursor.text.size()) return false;
  const char blank = cursor.text[behind];
  if (blank != ' ' && (cursor.is_open() || blank != '\t')) return false;
  cursor.at = behind + 1;
  skip_blanks(cursor);
  return true;
}

std::optional<std::string_view> read_name(Cursor& cursor, std::string_view keyword,
                                          Diagnostics& out) {
  if (cursor.is_at('"')) {
    Cursor line = cursor;  // no metadata goes on behind its line
    line.text =
        cursor.text.substr(0, std::min(cursor.text.find('\n', cursor.at), cursor.text.size()));
    line.end = ChunkEnd::Page;
    const auto name = take_quoted(line, out);
    cursor.at = line.at;
    return name;
  }
  const std::size_t size = plain_metric_name_size(cursor.rest());
  if (size == 0) {
    fail_expected(cursor, fmt::format("a metric name after '{}'", keyword), out);
    return std::nullopt;
  }
  cursor.at += size;
  return cursor.text.substr(cursor.at - size, size);
}

std::optional<Metadata> read_metadata(Cursor& cursor, std::string_view keyword, Diagnostics& out) {
  const std::size_t begin = cursor.at;
  const auto name = read_name(cursor, keyword, out);
  if (!name) return std::nullopt;
  if (name->empty()) {
    fail(cursor,
         {.code = "exposition/metric-name",
          .begin = begin,
          .end = cursor.at,
          .message = "an empty metric name"},
         out);
    return std::nullopt;
  }
  const bool ends = cursor.is_at_line_end() && !cursor.is_open();
  if (!ends && !cursor.is_at(' ') && (cursor.is_open() || !cursor.is_at('\t'))) {
    fail_expected(cursor, fmt::format("a blank after the name '{}'", *name), out);
    return std::nullopt;
  }
  if (!ends) ++cursor.at;
  const std::size_t end = std::min(cursor.text.find('\n', cursor.at), cursor.text.size());
  return Metadata{.name = *name, .text = cursor.text.substr(cursor.at, end - cursor.at)};
}

std::string known_types(Format format) {
  std::string names;
  for (const FamilyType type : kFamilyTypes) {
    if (!parse_family_type(to_string(type, format), format)) continue;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(type, format));
  }
  return names;
}

std::optional<Event> make_type(const Cursor& cursor, const Metadata& line, Diagnostics& out) {
  const Format format = cursor.settings.format;
  if (const auto type = parse_family_type(line.text, format)) {
    return TypeLine{.name = line.name, .type = *type, .span = line_span(cursor)};
  }
  const std::size_t begin = offset_of(cursor, line.text);
  fail(cursor,
       {.code = "exposition/unknown-type",
        .begin = begin,
        .end = begin + line.text.size(),
        .message = fmt::format("unknown type '{}' of '{}'", line.text, line.name),
        .help =
            fmt::format("the types are {}, one blank before and none behind", known_types(format))},
       out);
  return std::nullopt;
}

std::optional<Event> make_unit(const Cursor& cursor, const Metadata& line, Diagnostics& out) {
  const std::string_view unit = line.text;
  const bool fits = unit.empty() || (line.name.ends_with(unit) && line.name.size() > unit.size() &&
                                     line.name[line.name.size() - unit.size() - 1] == '_');
  if (fits) return UnitLine{.name = line.name, .unit = unit, .span = line_span(cursor)};
  const std::size_t begin = offset_of(cursor, unit);
  fail(cursor,
       {.code = "exposition/unit-suffix",
        .begin = begin,
        .end = begin + unit.size(),
        .message = fmt::format("the name '{}' does not end in '_{}', its unit", line.name, unit)},
       out);
  return std::nullopt;
}

std::optional<Event> make_help(const Cursor& cursor, const Metadata& line, Diagnostics& out) {
  if (!check_utf8(cursor, line.text, out)) return std::nullopt;
  return HelpLine{.name = line.name, .text = line.text, .span = line_span(cursor)};
}

struct Keyword {
  std::string_view word{};
  std::optional<Event> (*make)(const Cursor&, const Metadata&, Diagnostics&) = nullptr;
};

constexpr std::array kKeywords{Keyword{"HELP", make_help}, Keyword{"TYPE", make_type},
                               Keyword{"UNIT", make_unit}};

std::optional<Event> read_comment(const Cursor& cursor, Diagnostics& out) {
  if (!cursor.is_open()) return std::nullopt;
  const std::string_view rest = cursor.text.substr(cursor.line);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  if (line == "# EOF") return EndLine{.span = line_span(cursor)};
  fail(cursor,
       {.code = "exposition/comment",
        .begin = cursor.line,
        .end = cursor.line + line.size(),
        .message = "a comment, which OpenMetrics does not have",
        .help = "a line that starts with '#' is one of '# HELP', '# TYPE', '# UNIT', '# EOF'"},
       out);
  return std::nullopt;
}

}  // namespace

std::optional<Event> read_metadata_line(Cursor& cursor, Diagnostics& out) {
  ++cursor.at;  // the '#'
  if (!cursor.is_at(' ') && !(cursor.is_at('\t') && !cursor.is_open())) {
    return read_comment(cursor, out);
  }
  ++cursor.at;
  skip_blanks(cursor);
  for (const Keyword& keyword : kKeywords) {
    if (keyword.word == "UNIT" && !cursor.is_open()) continue;  // a comment there
    if (!take_keyword(cursor, keyword.word)) continue;
    const auto metadata = read_metadata(cursor, keyword.word, out);
    return metadata ? keyword.make(cursor, *metadata, out) : std::nullopt;
  }
  return read_comment(cursor, out);
}

}  // namespace obsgen::exposition
