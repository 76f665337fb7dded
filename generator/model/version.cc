#include "model/version.h"

#include <algorithm>
#include <charconv>

namespace obsgen::model {

std::strong_ordering Version::operator<=>(const Version& other) const {
  const auto size = std::max(parts.size(), other.parts.size());
  for (std::size_t i = 0; i < size; ++i) {
    const auto mine = i < parts.size() ? parts[i] : 0;
    const auto theirs = i < other.parts.size() ? other.parts[i] : 0;
    if (mine != theirs) return mine <=> theirs;
  }
  return std::strong_ordering::equal;
}

std::optional<Version> parse_version(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Version version;
  while (version.parts.size() < 4) {
    const auto digits = text.substr(0, text.find('.'));
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() > 9)
      return std::nullopt;
    version.parts.push_back(number);
    if (digits.size() == text.size()) return version;
    text.remove_prefix(digits.size() + 1);
  }
  return std::nullopt;
}

std::string to_string(const Version& version) {
  std::string text;
  for (const auto part : version.parts) {
    if (!text.empty()) text += '.';
    text += std::to_string(part);
  }
  return text;
}

bool is_patch_of(const Version& version, const Version& prefix) {
  return version.parts.size() >= prefix.parts.size() &&
         std::equal(prefix.parts.begin(), prefix.parts.end(), version.parts.begin());
}

bool contains(const Lifetime& lifetime, const std::optional<Version>& version) {
  if (!version) return !lifetime.until;
  return (!lifetime.since || *version >= *lifetime.since) &&
         (!lifetime.until || *version < *lifetime.until);
}

}  // namespace obsgen::model
