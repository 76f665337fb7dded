#pragma once

#include <algorithm>
#include <atomic>
#include <future>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace obsgen {

/// `function` of each item, in the order of the items, worked out by as many threads as the machine
/// has cores. `function` is called from several threads at once: it must be pure. What it throws is
/// thrown, when no thread is at work any more.
template <typename Item, typename Function>
auto map_parallel(const std::vector<Item>& items, const Function& function) {
  using Result = std::invoke_result_t<const Function&, const Item&>;
  std::vector<std::optional<Result>> found(items.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < items.size(); i = next++)
      found[i] = function(items[i]);
  };
  const auto threads = std::min<std::size_t>(std::thread::hardware_concurrency(), items.size());
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

}  // namespace obsgen
