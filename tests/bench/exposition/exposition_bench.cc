// Megabytes a second of processor time of reading a page, to events and to families.
//
//   cmake --preset release && cmake --build build/release --target exposition_bench
//   build/release/tests/bench/exposition/exposition_bench 500
//
// The page is made of histograms, counters and gauges with the labels of a controller-runtime
// operator. The second number, to families, is of a page of at most 50 MB: it keeps all samples.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "exposition/events.h"
#include "exposition/read.h"

namespace {

using namespace obsgen;
using namespace obsgen::exposition;

std::string family_text(std::size_t number) {
  const std::string id = std::to_string(number);
  const std::string labels = "controller=\"raycluster\",namespace=\"team-" + id + "\"";
  std::string text = "# HELP reconcile_time_seconds_" + id + " Length of time per reconciliation\n";
  text += "# TYPE reconcile_time_seconds_" + id + " histogram\n";
  for (const char* le : {"0.005", "0.01", "0.025", "0.05", "0.1", "0.5", "1", "5", "+Inf"}) {
    text += "reconcile_time_seconds_" + id + "_bucket{" + labels + ",le=\"" + le + "\"} 17\n";
  }
  text += "reconcile_time_seconds_" + id + "_sum{" + labels + "} 0.30482915700000003\n";
  text += "reconcile_time_seconds_" + id + "_count{" + labels + "} 17\n";
  text += "# TYPE reconcile_total_" + id + " counter\n";
  for (const char* result : {"error", "requeue", "requeue_after", "success"}) {
    text += "reconcile_total_" + id + "{" + labels + ",result=\"" + result + "\"} 12345\n";
  }
  return text;
}

std::string make_page(std::size_t megabytes) {
  std::string page;
  page.reserve((megabytes + 1) * 1'000'000);
  for (std::size_t number = 0; page.size() < megabytes * 1'000'000; ++number) {
    page += family_text(number);
  }
  return page;
}

/// Time of the processor since `start`: what other programs use does not count.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print_speed(std::string_view what, std::size_t bytes, double seconds) {
  std::printf("%.*s: %.0f MB in %.3f s, %.0f MB/s\n", static_cast<int>(what.size()), what.data(),
              static_cast<double>(bytes) / 1e6, seconds,
              static_cast<double>(bytes) / 1e6 / seconds);
}

void bench_events(std::string_view page) {
  const auto start = std::clock();
  Diagnostics problems;
  EventReader reader({.text = page}, {});
  std::size_t labels = 0;
  while (const Event* event = reader.next(problems)) {
    if (const auto* sample = std::get_if<SampleLine>(event)) labels += sample->labels.size();
  }
  print_speed("events", page.size(), seconds_since(start));
  std::printf("  %zu labels, %zu problems\n", labels, problems.size());
}

void bench_families(std::string_view page) {
  const auto start = std::clock();
  const auto outcome = read_exposition(page, Format::PrometheusText);
  print_speed("families", page.size(), seconds_since(start));
  std::printf("  %zu families, %zu problems\n", outcome.value ? outcome.value->families.size() : 0,
              outcome.diagnostics.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500;
  const std::string page = make_page(std::max<std::size_t>(megabytes, 1));
  bench_events(page);
  bench_families(std::string_view{page}.substr(0, page.rfind('\n', 50'000'000) + 1));
  return 0;
}
