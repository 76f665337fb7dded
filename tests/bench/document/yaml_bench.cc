// Processor time and peak memory of reading a catalog of many metrics and as many signals to a
// tree.
//
//   cmake --preset release && cmake --build build/release --target yaml_bench
//   build/release/tests/bench/document/yaml_bench 10000
//
// The first number is the smallest of five readings; the memory is what the first of them adds to
// the text itself, at its peak and while only the tree is kept.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <string>

#include <sys/resource.h>

#include "document/read_yaml.h"

namespace {

using namespace obsgen;
using namespace obsgen::document;

std::string metric_text(std::size_t number) {
  return "  - {name: bench_histogram_" + std::to_string(number) +
         "_seconds, type: histogram, help: Number " + std::to_string(number) +
         " of the things., object: Thing, labels: [result], unit: seconds, buckets: [0.1, 1, "
         "10]}\n";
}

std::string signal_text(std::size_t number) {
  const std::string id = std::to_string(number);
  const std::string name = "bench_counter_" + id + "_total";
  return "  share_" + id + ":\n    help: Share of failures " + id +
         ".\n    unit: ratio\n    expr: |\n      sum by (namespace) (rate(" + name +
         "{result=\"error\"}[$window]))\n        / (sum by (namespace) (rate(" + name +
         "[$window])) > 0)\n";
}

std::string make_catalog(std::size_t count) {
  std::string text = "catalog: 1\nmetrics:\n";
  for (std::size_t number = 0; number < count; ++number)
    text += metric_text(number);
  text += "signals:\n";
  for (std::size_t number = 0; number < count; ++number)
    text += signal_text(number);
  return text;
}

double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// What is allocated at this moment.
double used_mebibytes() { return static_cast<double>(mallinfo2().uordblks) / 1024 / 1024; }

/// Seconds of processor time: what other programs use does not count.
double read_once(const SourceFile& file) {
  const auto start = std::clock();
  const auto outcome = read_yaml(file, 0);
  if (!outcome.ok()) std::abort();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print_memory(const SourceFile& file) {
  const double peak = peak_mebibytes();
  const double used = used_mebibytes();
  const auto outcome = read_yaml(file, 0);
  std::printf("memory: %.0f MiB at the peak, %.0f MiB are the tree\n", peak_mebibytes() - peak,
              used_mebibytes() - used);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
  const SourceFile file{.path = "bench.yaml", .text = make_catalog(count)};
  print_memory(file);
  double seconds = read_once(file);
  for (int run = 1; run < 5; ++run)
    seconds = std::min(seconds, read_once(file));
  const double megabytes = static_cast<double>(file.text.size()) / 1e6;
  std::printf("time: %.2f MB in %.3f s, %.1f MB/s\n", megabytes, seconds, megabytes / seconds);
  return 0;
}
