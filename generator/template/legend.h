#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fragment.h"
#include "base/span.h"

namespace obsgen::templates {

/// Text of a legend that stands for itself.
struct LegendText {
  std::string text{};
  Span span{};

  bool operator==(const LegendText& other) const { return text == other.text; }
};

/// `{{ name }}`: the value of a label, with the blanks around its name as written. `span` is that
/// of the name.
struct LegendLabel {
  std::string before{};
  std::string name{};
  std::string after{};
  Span span{};

  bool operator==(const LegendLabel& other) const {
    return before == other.before && name == other.name && after == other.after;
  }
};

using LegendPiece = std::variant<LegendText, LegendLabel>;

/// How Grafana names a series: text and labels. Without pieces, nothing is said.
struct Legend {
  std::vector<LegendPiece> pieces{};
  Fragment source{};  // what it was read from, and the way to the file

  bool empty() const { return pieces.empty(); }

  bool operator==(const Legend& other) const { return pieces == other.pieces; }
};

/// Reads a legend as Grafana does: what stands between `{{` and the next `}}` of the line, blanks
/// aside, is the name of a label; all else is text. No text is wrong.
Legend parse_legend(Fragment source);
Legend parse_legend(std::string_view text);

/// A legend of text alone. Braces that would begin a label leave it.
Legend legend_text(std::string text);

/// A legend of one label.
Legend legend_label(std::string name);

/// One behind the other.
Legend operator+(Legend a, Legend b);

/// Grafana's spelling; that which was read, where nothing was changed.
std::string print(const Legend& legend);

/// The labels that the legend shows, in its order.
std::vector<LegendLabel> labels(const Legend& legend);

/// Renames each label.
Legend rename_labels(Legend legend, const std::function<std::string(std::string_view)>& rename);

/// Without the labels of that name and one blank before each.
Legend without_label(Legend legend, std::string_view name);

}  // namespace obsgen::templates
