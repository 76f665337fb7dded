#include "plan/words/titles.h"

#include <algorithm>
#include <array>

#include "base/source_file.h"
#include "base/text.h"
#include "model/default_signal.h"

namespace obsgen::plan {

namespace {

constexpr std::array<std::string_view, 6> kSuffixes{"_total", "_seconds", "_bytes",
                                                    "_ratio", "_info",    "_timestamp"};

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = upper(text.front());
  return text;
}

void drop_last_code_point(std::string& text) {
  while (!text.empty() && is_continuation(text.back()))
    text.pop_back();
  if (!text.empty()) text.pop_back();
}

/// `text` up to the last word that fits, with an ellipsis.
std::string cut(std::string text, std::size_t length) {
  if (code_points(text) <= length) return text;
  while (code_points(text) >= length) {
    const auto blank = text.rfind(' ');
    if (blank == std::string::npos) break;
    text.resize(blank);
  }
  while (code_points(text) >= length)
    drop_last_code_point(text);
  return text + "…";
}

/// The longest start of `sentence` that ends before a comma, colon or semicolon and fits.
std::string clause(std::string_view sentence, std::size_t length) {
  for (auto end = sentence.find_last_of(",:;"); end != std::string_view::npos && end > 0;
       end = sentence.find_last_of(",:;", end - 1)) {
    const bool between_words = end + 1 < sentence.size() && sentence[end + 1] == ' ';
    if (between_words && code_points(sentence.substr(0, end)) <= length)
      return std::string{sentence.substr(0, end)};
  }
  return {};
}

}  // namespace

std::string first_sentence(std::string_view help) {
  std::size_t end = help.size();
  for (std::size_t i = 0; i + 1 < help.size(); ++i) {
    const bool stop = help[i] == '.' && (help[i + 1] == ' ' || help[i + 1] == '\n');
    if (stop || help[i] == '\n') {
      end = i;
      break;
    }
  }
  auto sentence = help.substr(0, end);
  while (!sentence.empty() &&
         (sentence.back() == '.' || sentence.back() == ' ' || sentence.back() == '\n'))
    sentence.remove_suffix(1);
  return std::string{sentence};
}

std::string in_words(std::string_view name) {
  bool again = true;
  while (again) {
    again = false;
    for (const auto suffix : kSuffixes) {
      if (!name.ends_with(suffix) || name.size() == suffix.size()) continue;
      name.remove_suffix(suffix.size());
      again = true;
    }
  }
  std::string words;
  for (const char c : name) {
    const bool part = is_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) >= 0x80);
    if (part) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (words.ends_with(' '))
    words.pop_back();
  return capitalised(words);
}

std::string short_title(std::string_view help, std::string_view name, std::size_t length) {
  auto sentence = first_sentence(help);
  if (!sentence.empty() && code_points(sentence) <= length) return sentence;
  auto start = clause(sentence, length);
  if (!start.empty()) return start;
  return cut(in_words(name), length);
}

std::string title_of(const model::Catalog& catalog, const model::SignalUse& use,
                     std::size_t length) {
  if (const auto* signal = model::find_signal(catalog, use.signal))
    return short_title(signal->help, signal->name, length);
  const auto name = model::parse_default_signal(use.signal);
  const auto* metric = name ? model::find_metric(catalog, name->metric) : nullptr;
  if (metric == nullptr) return short_title("", use.signal, length);
  return short_title(metric->help, metric->name, length);
}

std::string heading(std::string_view label) {
  if (label.starts_with("exported_")) label.remove_prefix(9);
  std::string words;
  for (const char c : label)
    words += c == '_' ? ' ' : c;
  return capitalised(words);
}

}  // namespace obsgen::plan
