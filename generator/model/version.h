#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obsgen::model {

/// A release number: `1.7`, `1.4.2`, `0.24.1`. Missing parts are 0 when compared.
struct Version {
  std::vector<std::uint32_t> parts{};

  std::strong_ordering operator<=>(const Version& other) const;

  bool operator==(const Version& other) const { return (*this <=> other) == 0; }
};

/// One to four numbers of at most nine digits, joined by dots; a leading `v` is taken. Absent for
/// anything else.
std::optional<Version> parse_version(std::string_view text);

std::string to_string(const Version& version);

/// True when `version` starts with all parts of `prefix`: 1.4 is the start of 1.4.2.
bool is_patch_of(const Version& version, const Version& prefix);

/// Releases that have something: from `since` on, before `until`.
struct Lifetime {
  std::optional<Version> since{};
  std::optional<Version> until{};

  bool operator==(const Lifetime&) const = default;
};

/// Absent `version` means the newest there can be: everything that has no `until`.
bool contains(const Lifetime& lifetime, const std::optional<Version>& version);

}  // namespace obsgen::model
