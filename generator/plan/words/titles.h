#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/board.h"
#include "model/catalog.h"

/// Short texts for people, out of names and helps.
namespace obsgen::plan {

inline constexpr std::size_t kTitleLength = 40;

/// The first sentence of a help, without its full stop.
std::string first_sentence(std::string_view help);

/// `workqueue_queue_duration_seconds` -> `Workqueue queue duration`: a metric's or signal's name in
/// words, without the suffixes that only say its type or unit.
std::string in_words(std::string_view name);

/// At most `length` code points: the help's first sentence, else its first clause, else the name in
/// words, cut at a word if it must be.
std::string short_title(std::string_view help, std::string_view name,
                        std::size_t length = kTitleLength);

/// The title of what `use` shows. A default signal is its metric, whatever its kind.
std::string title_of(const model::Catalog& catalog, const model::SignalUse& use,
                     std::size_t length = kTitleLength);

/// A label's or column's heading: its name in words.
std::string heading(std::string_view label);

}  // namespace obsgen::plan
