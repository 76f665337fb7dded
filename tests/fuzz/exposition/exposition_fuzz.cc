#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page{reinterpret_cast<const char*>(data), size};
  if (!obsgen::exposition::broken_property(page).empty()) std::abort();
  return 0;
}
