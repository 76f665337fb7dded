#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace obsgen::model {

/// What a state or threshold means to a person; decides its colour everywhere.
enum class Tone { Neutral, Good, Busy, Idle, Warning, Bad };

inline constexpr std::array kTones{Tone::Neutral, Tone::Good,    Tone::Busy,
                                   Tone::Idle,    Tone::Warning, Tone::Bad};

constexpr std::string_view to_string(Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return "neutral";
    case Tone::Good:
      return "good";
    case Tone::Busy:
      return "busy";
    case Tone::Idle:
      return "idle";
    case Tone::Warning:
      return "warning";
    case Tone::Bad:
      return "bad";
  }
  return {};
}

constexpr std::optional<Tone> parse_tone(std::string_view text) {
  for (const Tone tone : kTones) {
    if (to_string(tone) == text) return tone;
  }
  return std::nullopt;
}

}  // namespace obsgen::model
