#include "catalog/link/open_files.h"

#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/map_parallel.h"
#include "base/render.h"
#include "catalog/link/paths.h"
#include "catalog/read/tree.h"

namespace obsgen::catalog {

namespace {

/// A file whose text is there, and the entry that asked for it: none for the operator's own.
struct Pending {
  std::string path{};
  FileId file = 0;
  std::optional<Include> asked{};
};

class Opening {
 public:
  Opening(const Search& search, Sources& sources, Diagnostics& diagnostics)
      : search_(search), sources_(sources), diagnostics_(diagnostics) {}

  OpenFiles open(const std::string& path) {
    std::vector<Pending> level;
    auto first = load(path, std::nullopt);
    if (auto* error = std::get_if<IoError>(&first))
      diagnostics_.push_back({.code = "cli/unreadable-file",
                              .place = {.file = kNoFile},
                              .message = std::move(error->message)});
    else
      level.push_back(std::get<Pending>(std::move(first)));
    for (; !level.empty(); ++depth_)
      level = open_level(level);
    return std::move(open_);
  }

 private:
  std::variant<Pending, IoError> load(const std::string& path,
                                      const std::optional<Include>& asked) {
    auto text = search_.load(path);
    if (auto* error = std::get_if<IoError>(&text)) return std::move(*error);
    const auto file = static_cast<FileId>(sources_.size());
    sources_.push_back({.path = path, .text = std::get<std::string>(std::move(text))});
    open_.files.emplace(path, OpenFile{});
    return Pending{.path = path, .file = file, .asked = asked};
  }

  /// Reads the files of one level of includes; returns those that they ask for.
  std::vector<Pending> open_level(const std::vector<Pending>& level) {
    auto roots = map_parallel(level, [&](const Pending& pending) {
      return read_tree(sources_[pending.file], pending.file);
    });
    std::vector<Pending> next;
    for (std::size_t i = 0; i < level.size(); ++i) {
      append(diagnostics_, std::move(roots[i].diagnostics));
      auto part = part_of(level[i], std::move(roots[i].value));
      if (!part) {
        open_.extent = Extent::Partial;
        continue;
      }
      std::vector<std::string> paths;
      for (const Include& include : part->includes)
        paths.push_back(follow(include, level[i].path, next));
      open_.files[level[i].path] = {.part = std::move(part), .includes = std::move(paths)};
    }
    return next;
  }

  std::optional<Part> part_of(const Pending& pending, std::optional<document::Node> root) {
    if (!root) return std::nullopt;
    const auto expected = pending.asked ? FileKind::Library : FileKind::Operator;
    const auto kind = kind_of(*root);
    if (!kind || *kind == expected) return read_part(*std::move(root), expected, diagnostics_);
    diagnostics_.push_back(
        pending.asked
            ? Diagnostic{.code = "catalog/not-a-library",
                         .place = pending.asked->place,
                         .message = fmt::format("'{}' is an operator's catalog, not a library",
                                                pending.asked->path)}
            : Diagnostic{.code = "catalog/not-an-operator",
                         .place = root->place,
                         .message = "this is a library, not an operator's catalog",
                         .help = "give the catalog that includes it"});
    return std::nullopt;
  }

  /// The path of what the file `from` includes, which is loaded unless it was before; empty when it
  /// cannot be had.
  std::string follow(const Include& include, const std::string& from, std::vector<Pending>& next) {
    std::vector<std::string> candidates{path_beside(from, include.path)};
    for (const std::string& folder : search_.installed)
      candidates.push_back(path_below(folder, include.path));
    for (const std::string& path : candidates) {
      if (open_.files.contains(path)) return path;
      if (exhausted(include)) return {};
      auto loaded = load(path, include);
      if (auto* file = std::get_if<Pending>(&loaded)) {
        next.push_back(std::move(*file));
        return path;
      }
      auto& error = std::get<IoError>(loaded);
      if (error.reason == IoError::Reason::Missing) continue;
      report(include, "catalog/include-unreadable", std::move(error.message));
      return {};
    }
    report(include, "catalog/include-missing", fmt::format("there is no '{}'", include.path));
    for (const std::string& path : candidates)
      diagnostics_.back().notes.push_back({.message = fmt::format("looked for '{}'", path)});
    return {};
  }

  bool exhausted(const Include& include) {
    const bool deep = depth_ > kMaxIncludeDepth;
    const bool many = open_.files.size() >= kMaxFiles;
    if (deep) {
      report(include, "catalog/include-limit",
             fmt::format("more than {} includes within each other", kMaxIncludeDepth));
    } else if (many) {
      report(include, "catalog/include-limit", fmt::format("more than {} files", kMaxFiles));
    }
    return deep || many;
  }

  void report(const Include& include, std::string_view code, std::string message) {
    open_.extent = Extent::Partial;
    diagnostics_.push_back(
        {.code = std::string{code}, .place = include.place, .message = std::move(message)});
  }

  const Search& search_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  OpenFiles open_{};
  std::size_t depth_ = 1;  // of the level that is being read
};

}  // namespace

OpenFiles open_files(const std::string& path, const Search& search, Sources& sources,
                     Diagnostics& diagnostics) {
  return Opening{search, sources, diagnostics}.open(path);
}

}  // namespace obsgen::catalog
