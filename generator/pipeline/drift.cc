#include "pipeline/drift.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "document/diff.h"
#include "document/read_json.h"
#include "document/read_yaml.h"
#include "pipeline/outputs/marks.h"

namespace obsgen::pipeline {

namespace {

constexpr std::size_t kMaxLines = 20;

std::optional<document::Value> value_of(const std::string& path, const std::string& text) {
  const SourceFile file{path, text};
  const auto tree =
      path.ends_with(".json") ? document::read_json(file, 0) : document::read_yaml(file, 0);
  if (!tree.ok()) return std::nullopt;
  return document::value_of(*tree.value);
}

std::string line_of(const document::Change& change) {
  const auto path = change.path.empty() ? std::string{"all"} : change.path;
  if (change.before.empty()) return fmt::format("{}: added {}", path, change.after);
  if (change.after.empty()) return fmt::format("{}: removed {}", path, change.before);
  return fmt::format("{}: {} -> {}", path, change.before, change.after);
}

/// The first line that differs.
std::vector<std::string> first_difference(std::string_view before, std::string_view after) {
  for (std::size_t number = 1;; ++number) {
    const auto old_end = std::min(before.find('\n'), before.size());
    const auto new_end = std::min(after.find('\n'), after.size());
    const auto old_line = before.substr(0, old_end);
    const auto new_line = after.substr(0, new_end);
    if (old_line != new_line || old_end == before.size() || new_end == after.size())
      return {fmt::format("line {}: '{}' -> '{}'", number, old_line, new_line)};
    before.remove_prefix(old_end + 1);
    after.remove_prefix(new_end + 1);
  }
}

std::vector<std::string> differences(const std::string& path, const std::string& before,
                                     const std::string& after) {
  if (path.ends_with(".md")) return first_difference(before, after);
  const auto old_value = value_of(path, before);
  const auto new_value = value_of(path, after);
  if (!old_value || !new_value) return {"the file cannot be read as what it should be"};
  std::vector<std::string> lines;
  for (const auto& change : document::semantic_diff(*old_value, *new_value))
    lines.push_back(line_of(change));
  if (lines.empty()) return {"only comments or layout differ"};
  if (lines.size() > kMaxLines) {
    const auto more = lines.size() - kMaxLines;
    lines.resize(kMaxLines);
    lines.push_back(fmt::format("and {} more", more));
  }
  return lines;
}

}  // namespace

bool is_generated(std::string_view path, std::string_view text,
                  const std::vector<std::string>& operators) {
  const Output* output = output_of(path);
  if (output == nullptr || !bears_mark(path, text, operators)) return false;
  const auto name = *name_in(*output, path);
  if (name.empty()) return false;
  // Where the name is not the operator's, the mark tells the operator.
  return output->path.find("{operator}") == std::string_view::npos ||
         std::ranges::find(operators, name) != operators.end();
}

std::vector<Drift> find_drift(const Request& request, const Generated& generated) {
  std::vector<Drift> drifts;
  std::set<std::string_view> made;
  for (const auto& [path, text] : generated.artefacts) {
    made.insert(path);
    const auto file = request.present.find(path);
    if (file == request.present.end()) {
      drifts.push_back({path, DriftKind::Missing, {}});
    } else if (file->second != text) {
      drifts.push_back({path, DriftKind::Changed, differences(path, file->second, text)});
    }
  }
  if (!request.only.empty()) return drifts;
  for (const auto& [path, text] : request.present) {
    if (!made.contains(path) && is_generated(path, text, generated.operators))
      drifts.push_back({path, DriftKind::Leftover, {}});
  }
  return drifts;
}

}  // namespace obsgen::pipeline
