#include "promql/aggregators.h"

#include <algorithm>
#include <array>

#include "promql/operators.h"

namespace obsgen::promql {
namespace {

constexpr Parameter kCount{ValueType::Scalar, "k"};

constexpr std::array kAggregators{
    Aggregator{.op = AggregateOp::Sum, .doc = "sum of the elements of each group"},
    Aggregator{.op = AggregateOp::Avg, .doc = "mean of the elements of each group"},
    Aggregator{.op = AggregateOp::Count, .doc = "number of elements in each group"},
    Aggregator{.op = AggregateOp::Min, .doc = "smallest element of each group"},
    Aggregator{.op = AggregateOp::Max, .doc = "largest element of each group"},
    Aggregator{.op = AggregateOp::Group, .since = "2.20", .doc = "1 for each group"},
    Aggregator{.op = AggregateOp::Stddev, .doc = "population standard deviation in each group"},
    Aggregator{.op = AggregateOp::Stdvar, .doc = "population variance in each group"},
    Aggregator{.op = AggregateOp::Topk,
               .parameter = kCount,
               .doc = "the k largest elements of each group, with all their labels"},
    Aggregator{.op = AggregateOp::Bottomk,
               .parameter = kCount,
               .doc = "the k smallest elements of each group, with all their labels"},
    Aggregator{.op = AggregateOp::CountValues,
               .parameter = {ValueType::String, "label"},
               .since = "1.0",
               .doc = "number of elements of each value, which becomes a label"},
    Aggregator{.op = AggregateOp::Quantile,
               .parameter = {ValueType::Scalar, "phi"},
               .since = "1.1",
               .doc = "quantile of the elements of each group, interpolated"},
    Aggregator{.op = AggregateOp::Limitk,
               .parameter = kCount,
               .experimental = true,
               .since = "2.54",
               .doc = "a sample of k elements of each group, with all their labels"},
    Aggregator{
        .op = AggregateOp::LimitRatio,
        .parameter = {ValueType::Scalar, "ratio"},
        .experimental = true,
        .since = "2.54",
        .doc =
            "A share of the elements, with all their labels; a negative ratio selects the others"},
};

static_assert(std::ranges::all_of(kAggregators, [](const Aggregator& aggregator) {
  const auto index = static_cast<std::size_t>(&aggregator - kAggregators.data());
  return static_cast<std::size_t>(aggregator.op) == index &&
         takes_parameter(aggregator.op) == !aggregator.parameter.name.empty() &&
         is_experimental(aggregator.op) == aggregator.experimental;
}));

}  // namespace

std::span<const Aggregator> aggregators() { return kAggregators; }

}  // namespace obsgen::promql
