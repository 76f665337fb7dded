#include "check/ranges.h"

#include <utility>

#include <fmt/format.h>

#include "model/duration.h"
#include "promql/functions.h"
#include "promql/tree.h"

namespace obsgen::check {

namespace {

/// A function, the range of samples that it reads, and what is known of their series.
struct Reading {
  const promql::Function& function;
  const promql::MatrixSelector& matrix;
  const promql::SeriesFacts& series;
};

void check_type(const Reading& reading, const Locate& locate, Diagnostics& out) {
  const auto& [function, matrix, series] = reading;
  const bool for_counters = function.needs_series == promql::SeriesNeed::Counter;
  if (!for_counters || series.type != promql::SeriesType::Gauge) return;
  Diagnostic d{.code = "promql/not-a-counter",
               .place = locate(matrix.vector.name_span),
               .message = fmt::format("'{}' is for counters, and '{}' is a gauge", function.name,
                                      matrix.vector.name),
               .help = "use delta or deriv, or a function such as max_over_time"};
  if (series.place) d.notes.push_back({"declared here", series.place});
  out.push_back(std::move(d));
}

void check_length(const Reading& reading, const Locate& locate, Diagnostics& out) {
  const auto& [function, matrix, series] = reading;
  const auto* seconds = std::get_if<promql::NumberLiteral>(&matrix.range.node);
  if (seconds == nullptr || !series.interval || function.needs_samples < 2) return;
  if (seconds->value * 1000 >= function.needs_samples * static_cast<double>(*series.interval))
    return;
  out.push_back(
      {.code = "promql/short-range",
       .place = locate(matrix.range.span),
       .message = fmt::format("'{}' needs two samples, and this range holds one: there is "
                              "one each {}",
                              function.name, model::to_string(model::Duration{*series.interval})),
       .help = "write $window, which follows the interval of the scrape"});
}

}  // namespace

Diagnostics check_ranges(const Site& site) {
  Diagnostics out;
  promql::for_each_expr(site.expr, [&](const promql::Expr& e) {
    const auto* call = std::get_if<promql::Call>(&e.node);
    const auto* function = call == nullptr ? nullptr : promql::find_function(call->function);
    const auto vector =
        function == nullptr ? std::nullopt : promql::vector_argument(*function, call->args.size());
    const auto* matrix =
        vector ? std::get_if<promql::MatrixSelector>(&call->args[*vector].node) : nullptr;
    if (matrix == nullptr) return;
    for (const promql::SeriesFacts& series : site.world.named(matrix->vector.name)) {
      check_type({*function, *matrix, series}, site.locate, out);
      check_length({*function, *matrix, series}, site.locate, out);
    }
  });
  return in_order(std::move(out));
}

}  // namespace obsgen::check
