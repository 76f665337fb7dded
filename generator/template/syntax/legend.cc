#include "template/legend.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace obsgen::templates {

namespace {

constexpr std::string_view kLegendOpen = "{{";
constexpr std::string_view kLegendClose = "}}";

bool is_legend_blank(char c) {
  return std::string_view{" \t\r\n\v\f"}.find(c) != std::string_view::npos;
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Finds labels from the left to the right. What was found last is kept, so that a text with many
/// braces is gone through once.
class LegendReader {
 public:
  explicit LegendReader(std::string_view text) : text_(text) {}

  std::vector<LegendPiece> pieces() && {
    std::size_t copied = 0;
    for (auto open = text_.find(kLegendOpen); open != std::string_view::npos;) {
      const auto label = label_at(open);
      if (label) {
        add_text(copied, open);
        pieces_.emplace_back(label->piece);
        copied = label->end;
      }
      open = text_.find(kLegendOpen, label ? copied : open + 1);
    }
    add_text(copied, text_.size());
    return std::move(pieces_);
  }

 private:
  struct Found {
    LegendLabel piece{};
    std::size_t end = 0;
  };

  /// The label whose braces begin at `open`.
  std::optional<Found> label_at(std::size_t open) {
    const std::size_t inside = open + kLegendOpen.size();
    std::size_t name = inside;
    while (name < text_.size() && is_legend_blank(text_[name]))
      ++name;
    auto found = label_between(inside, name);
    const bool only_blanks = name > inside && text_.substr(name).starts_with(kLegendClose);
    if (found || !only_blanks || text_[name - 1] == '\n' || text_[name - 1] == '\r') return found;
    // `{{ }}`: the last blank is the name.
    return found_label({inside, name - 1, name, name});
  }

  std::optional<Found> label_between(std::size_t inside, std::size_t name) {
    find_close(name + 1);
    if (close_ == std::string_view::npos) return std::nullopt;
    const std::size_t end = std::max(name_end_, name + 1);
    if (next('\n', name, line_end_) < end || next('\r', name, return_) < end) return std::nullopt;
    return found_label({inside, name, end, close_});
  }

  /// Where the parts of a label begin, and its closing braces.
  struct Bounds {
    std::size_t inside = 0, name = 0, end = 0, close = 0;
  };

  Found found_label(const Bounds& at) const {
    return {{.before = std::string{text_.substr(at.inside, at.name - at.inside)},
             .name = std::string{text_.substr(at.name, at.end - at.name)},
             .after = std::string{text_.substr(at.end, at.close - at.end)},
             .span = span_of(at.name, at.end)},
            at.close + kLegendClose.size()};
  }

  /// The first `}}` from `from` on, and where the blanks before it begin.
  void find_close(std::size_t from) {
    if (close_ >= from) return;
    name_end_ = close_ = text_.find(kLegendClose, from);
    while (close_ != std::string_view::npos && name_end_ > 0 &&
           is_legend_blank(text_[name_end_ - 1]))
      --name_end_;
  }

  /// The first `c` from `from` on; `last` is what was found the time before.
  std::size_t next(char c, std::size_t from, std::size_t& last) const {
    if (last < from) last = text_.find(c, from);
    return last;
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (begin < end)
      pieces_.emplace_back(
          LegendText{std::string{text_.substr(begin, end - begin)}, span_of(begin, end)});
  }

  std::string_view text_;
  std::size_t close_ = 0, name_end_ = 0, line_end_ = 0, return_ = 0;
  std::vector<LegendPiece> pieces_{};
};

void print_piece(std::string& out, const LegendText& text) { out += text.text; }

void print_piece(std::string& out, const LegendLabel& label) {
  out.append(kLegendOpen)
      .append(label.before)
      .append(label.name)
      .append(label.after)
      .append(kLegendClose);
}

}  // namespace

Legend parse_legend(Fragment source) {
  auto pieces = LegendReader{source.text}.pieces();
  return {std::move(pieces), std::move(source)};
}

Legend parse_legend(std::string_view text) { return parse_legend({.text = std::string{text}}); }

Legend legend_text(std::string text) {
  for (auto at = text.find(kLegendOpen); at != std::string_view::npos;
       at = text.find(kLegendOpen, at))
    text.erase(at, 1);
  if (text.empty()) return {};
  return {{LegendText{std::move(text)}}};
}

Legend legend_label(std::string name) { return {{LegendLabel{.name = std::move(name)}}}; }

Legend operator+(Legend a, Legend b) {
  std::ranges::move(b.pieces, std::back_inserter(a.pieces));
  return a;
}

std::string print(const Legend& legend) {
  std::string out;
  for (const LegendPiece& piece : legend.pieces)
    std::visit([&](const auto& one) { print_piece(out, one); }, piece);
  return out;
}

std::vector<LegendLabel> labels(const Legend& legend) {
  std::vector<LegendLabel> found;
  for (const LegendPiece& piece : legend.pieces) {
    if (const auto* label = std::get_if<LegendLabel>(&piece)) found.push_back(*label);
  }
  return found;
}

Legend rename_labels(Legend legend, const std::function<std::string(std::string_view)>& rename) {
  for (LegendPiece& piece : legend.pieces) {
    if (auto* label = std::get_if<LegendLabel>(&piece)) label->name = rename(label->name);
  }
  return legend;
}

Legend without_label(Legend legend, std::string_view name) {
  std::vector<LegendPiece> kept;
  for (LegendPiece& piece : legend.pieces) {
    const auto* label = std::get_if<LegendLabel>(&piece);
    if (label == nullptr || label->name != name) {
      kept.push_back(std::move(piece));
      continue;
    }
    auto* text = kept.empty() ? nullptr : std::get_if<LegendText>(&kept.back());
    if (text != nullptr && text->text.ends_with(' ')) text->text.pop_back();
    if (text != nullptr && text->text.empty()) kept.pop_back();
  }
  legend.pieces = std::move(kept);
  return legend;
}

}  // namespace obsgen::templates
