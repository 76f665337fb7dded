#include "check/ranges.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "model/series.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

using namespace std::string_view_literals;
using model::Catalog;

constexpr std::array kForCounters{"increase"sv, "irate"sv, "rate"sv};
constexpr std::array kOfTwoSamples{"delta"sv, "deriv"sv, "idelta"sv,         "increase"sv,
                                   "irate"sv, "rate"sv,  "predict_linear"sv, "resets"sv};

template <class Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::ranges::find(names, name) != names.end();
}

/// A function and the range of samples that it reads.
struct Reading {
  const promql::Call& call;
  const promql::MatrixSelector& matrix;
  const model::Series& series;
};

void check_type(const Reading& reading, const Locate& locate, Diagnostics& out) {
  const auto& [call, matrix, series] = reading;
  const bool gauge =
      series.metric->type == model::MetricType::Gauge && series.kind == model::SeriesKind::Plain;
  if (!gauge || series.metric->recorded || !is_one_of(call.function, kForCounters)) return;
  out.push_back({.code = "promql/not-a-counter",
                 .place = locate(matrix.vector.name_span),
                 .message = fmt::format("'{}' is for counters, and '{}' is a gauge", call.function,
                                        matrix.vector.name),
                 .help = "use delta or deriv, or a function such as max_over_time",
                 .notes = {{"declared here", series.metric->place}}});
}

void check_length(const Reading& reading, const Catalog& catalog, const Locate& locate,
                  Diagnostics& out) {
  const auto& [call, matrix, series] = reading;
  const auto* seconds = std::get_if<promql::NumberLiteral>(&matrix.range.node);
  const auto interval = catalog.scrape.interval;
  const bool own_interval = series.metric->external || series.metric->recorded;
  if (seconds == nullptr || own_interval || !is_one_of(call.function, kOfTwoSamples)) return;
  if (seconds->value * 1000 >= 2.0 * static_cast<double>(interval.milliseconds)) return;
  out.push_back(
      {.code = "promql/short-range",
       .place = locate(matrix.range.span),
       .message = fmt::format("'{}' needs two samples, and this range holds one: there is "
                              "one each {}",
                              call.function, model::to_string(interval)),
       .help = "write $window, which follows the interval of the scrape"});
}

}  // namespace

Diagnostics check_ranges(const promql::Expr& expr, const Catalog& catalog, const Locate& locate) {
  Diagnostics out;
  promql::for_each_expr(expr, [&](const promql::Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    if (call == nullptr || call->args.empty()) return;
    const auto* matrix = std::get_if<promql::MatrixSelector>(&call->args.front().node);
    const auto series =
        matrix == nullptr ? std::nullopt : model::find_series(catalog, matrix->vector.name);
    if (!series) return;
    check_type({*call, *matrix, *series}, locate, out);
    check_length({*call, *matrix, *series}, catalog, locate, out);
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
