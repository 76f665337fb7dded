#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obsgen::plan {

/// FNV-1a, 32 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/.
constexpr std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// An id from 1 to 2^31 - 1 for each key, unique, in their order. It depends on the set of keys
/// and on nothing else. Equal keys are told apart by how often they came before.
std::vector<std::uint32_t> panel_ids(const std::vector<std::string>& keys);

}  // namespace obsgen::plan
