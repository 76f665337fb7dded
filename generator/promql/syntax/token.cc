#include "promql/token.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace obsgen::promql {
namespace {

template <class Op>
constexpr Keyword word(std::string_view text, TokenKind kind, Op op) {
  return {text, kind, static_cast<std::uint8_t>(op)};
}

constexpr Keyword word(std::string_view text, TokenKind kind) { return {text, kind, 0}; }

// Shortest first, so that a look-up compares with the few words of its length only.
constexpr std::array kKeywords{
    word("or", TokenKind::Operator, BinaryOp::Or),
    word("by", TokenKind::By),
    word("on", TokenKind::On),
    word("sum", TokenKind::Aggregator, AggregateOp::Sum),
    word("avg", TokenKind::Aggregator, AggregateOp::Avg),
    word("min", TokenKind::Aggregator, AggregateOp::Min),
    word("max", TokenKind::Aggregator, AggregateOp::Max),
    word("and", TokenKind::Operator, BinaryOp::And),
    word("end", TokenKind::Finish),
    word("inf", TokenKind::Number),
    word("nan", TokenKind::Number),
    word("topk", TokenKind::Aggregator, AggregateOp::Topk),
    word("bool", TokenKind::Bool),
    word("fill", TokenKind::Fill),
    word("step", TokenKind::Step),
    word("count", TokenKind::Aggregator, AggregateOp::Count),
    word("group", TokenKind::Aggregator, AggregateOp::Group),
    word("atan2", TokenKind::Operator, BinaryOp::Atan2),
    word("start", TokenKind::Start),
    word("range", TokenKind::Range),
    word("stddev", TokenKind::Aggregator, AggregateOp::Stddev),
    word("stdvar", TokenKind::Aggregator, AggregateOp::Stdvar),
    word("limitk", TokenKind::Aggregator, AggregateOp::Limitk),
    word("offset", TokenKind::Offset),
    word("unless", TokenKind::Operator, BinaryOp::Unless),
    word("max_of", TokenKind::MaxOf),
    word("min_of", TokenKind::MinOf),
    word("bottomk", TokenKind::Aggregator, AggregateOp::Bottomk),
    word("without", TokenKind::Without),
    word("quantile", TokenKind::Aggregator, AggregateOp::Quantile),
    word("ignoring", TokenKind::Ignoring),
    word("anchored", TokenKind::Anchored),
    word("smoothed", TokenKind::Smoothed),
    word("fill_left", TokenKind::FillLeft),
    word("group_left", TokenKind::GroupLeft),
    word("fill_right", TokenKind::FillRight),
    word("group_right", TokenKind::GroupRight),
    word("limit_ratio", TokenKind::Aggregator, AggregateOp::LimitRatio),
    word("count_values", TokenKind::Aggregator, AggregateOp::CountValues),
};

constexpr std::size_t kLongestKeyword = kKeywords.back().text.size();

// kFirst[n] is the index of the first keyword of at least n letters.
constexpr auto kFirst = [] {
  std::array<std::uint8_t, kLongestKeyword + 2> first{};
  for (std::size_t length = 0; length < first.size(); ++length)
    while (first[length] < kKeywords.size() && kKeywords[first[length]].text.size() < length)
      ++first[length];
  return first;
}();

static_assert(std::ranges::is_sorted(kKeywords, {},
                                     [](const Keyword& k) { return k.text.size(); }));

// Among word characters only the two cases of one letter differ in just this bit.
constexpr char fold(char c) { return static_cast<char>(c | 0x20); }

bool same_word(std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (fold(a[i]) != fold(b[i])) return false;
  return true;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kLimit = 40;
  if (text.size() <= kLimit) return std::string{text};
  std::size_t end = kLimit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return std::string{text.substr(0, end)} + "…";
}

}  // namespace

const Keyword* find_keyword(std::string_view word) {
  if (word.size() > kLongestKeyword) return nullptr;
  for (std::size_t i = kFirst[word.size()]; i < kFirst[word.size() + 1]; ++i)
    if (same_word(word, kKeywords[i].text)) return &kKeywords[i];
  return nullptr;
}

bool is_metric_name(const Token& token) {
  switch (token.kind) {
    case TokenKind::Identifier:
    case TokenKind::MetricIdentifier:
    case TokenKind::Aggregator:
    case TokenKind::By:
    case TokenKind::Without:
    case TokenKind::Offset:
    case TokenKind::Anchored:
    case TokenKind::Smoothed:
    case TokenKind::Fill:
    case TokenKind::FillLeft:
    case TokenKind::FillRight:
    case TokenKind::Start:
    case TokenKind::Finish:
    case TokenKind::Step:
    case TokenKind::Range:
    case TokenKind::MaxOf:
    case TokenKind::MinOf:
      return true;
    case TokenKind::Operator:
      return is_set_operator(token.binary_op());
    default:
      return false;
  }
}

bool is_grouping_label(const Token& token) {
  switch (token.kind) {
    case TokenKind::Without:
      return false;
    case TokenKind::On:
    case TokenKind::Ignoring:
    case TokenKind::GroupLeft:
    case TokenKind::GroupRight:
    case TokenKind::Bool:
      return true;
    case TokenKind::Operator:
      return is_set_operator(token.binary_op()) || token.binary_op() == BinaryOp::Atan2;
    default:
      return is_metric_name(token);
  }
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && is_alpha(name.front()) && std::ranges::all_of(name, is_word);
}

bool is_bare_metric_name(std::string_view name) {
  const auto letter = [](char c) { return is_alpha(c) || c == ':'; };
  if (name.empty() || !letter(name.front())) return false;
  if (!std::ranges::all_of(name, [&](char c) { return letter(c) || is_digit(c); })) return false;
  const Keyword* keyword = find_keyword(name);
  return keyword == nullptr || is_metric_name({keyword->kind, keyword->which, {}});
}

bool is_bare_grouping_label(std::string_view name) {
  if (!is_plain_name(name)) return false;
  const Keyword* keyword = find_keyword(name);
  return keyword == nullptr || is_grouping_label({keyword->kind, keyword->which, {}});
}

std::string describe(const Token& token, std::string_view text) {
  const std::string_view all = text.substr(token.span.begin, token.span.size());
  const std::string piece = shortened(all);
  switch (token.kind) {
    case TokenKind::End:
    case TokenKind::Bad:
      return "the end";
    case TokenKind::Number:
      return fmt::format("number '{}'", piece);
    case TokenKind::Duration:
      return fmt::format("duration '{}'", piece);
    case TokenKind::String:
      return fmt::format("string {}", piece);
    case TokenKind::Macro:
      return fmt::format("variable '{}'", piece);
    default:
      return fmt::format("'{}'", piece);
  }
}

}  // namespace obsgen::promql
