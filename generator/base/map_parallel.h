#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace obsgen {

/// `function` of each number below `size`, see `map_parallel`.
template <typename Function>
auto map_numbers_parallel(std::size_t size, const Function& function) {
  using Result = std::invoke_result_t<const Function&, std::size_t>;
  std::vector<std::optional<Result>> found(size);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < size; i = next++)
      found[i] = function(i);
  };
  const auto threads = std::min<std::size_t>(std::thread::hardware_concurrency(), size);
  std::vector<std::future<void>> helpers;
  for (std::size_t i = 1; i < threads; ++i)
    helpers.push_back(std::async(work));  // where no thread is to be had, it runs in get()
  work();
  for (auto& helper : helpers)
    helper.get();
  std::vector<Result> results;
  for (auto& result : found)
    results.push_back(*std::move(result));
  return results;
}

/// `function` of each item, in the order of the items, worked out by as many threads as the machine
/// has cores. `function` is called from several threads at once: it must be pure. What it throws is
/// thrown, when no thread is at work any more.
template <typename Item, typename Function>
auto map_parallel(const std::vector<Item>& items, const Function& function) {
  return map_numbers_parallel(items.size(), [&](std::size_t i) { return function(items[i]); });
}

/// The same of items that are handed over, each to its call: it is gone when that returns.
template <typename Item, typename Function>
auto map_parallel_moved(std::vector<Item> items, const Function& function) {
  return map_numbers_parallel(items.size(),
                              [&](std::size_t i) { return function(std::move(items[i])); });
}

}  // namespace obsgen
