#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (!obsgen::templates::broken_property(text).empty()) std::abort();
  return 0;
}
