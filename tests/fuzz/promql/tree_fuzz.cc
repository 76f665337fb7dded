#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/promql/property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::string bad = obsgen::fuzz::tree_violation(bytes);
  if (bad.empty()) return 0;
  std::fprintf(stderr, "%s\n", bad.c_str());
  std::abort();
}
