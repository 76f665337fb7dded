#include "catalog/files.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/render.h"
#include "catalog/paths.h"
#include "document/read_yaml.h"

namespace obsgen::catalog {

namespace {

/// A file that is being read, and the entry that asked for it.
struct Link {
  std::string path{};
  Place include{};
};

/// Walks the includes depth first; a file's part comes after those of its includes.
class Walk {
 public:
  Walk(const Search& search, Sources& sources, Diagnostics& diagnostics)
      : search_(search), sources_(sources), diagnostics_(diagnostics) {}

  Files read(const std::string& path) {
    auto text = search_.load(path);
    if (!text) {
      diagnostics_.push_back({.code = "catalog/no-file",
                              .place = {.file = kNoFile},
                              .message = fmt::format("cannot read '{}'", path)});
      return {};
    }
    const auto root = parse(path, *std::move(text));
    if (!root) return {};
    if (kind_of(*root) == FileKind::Library) {
      diagnostics_.push_back({.code = "catalog/not-an-operator",
                              .place = root->place,
                              .message = "this is a library, not an operator's catalog",
                              .help = "give the catalog that includes it"});
      return {};
    }
    add_part(*root, FileKind::Operator, {.path = path});
    return std::move(files_);
  }

 private:
  std::optional<document::Node> parse(const std::string& path, std::string text) {
    const auto id = static_cast<FileId>(sources_.size());
    sources_.push_back({.path = path, .text = std::move(text)});
    auto outcome = document::read_yaml(sources_.back(), id);
    append(diagnostics_, std::move(outcome.diagnostics));
    if (!outcome.value) files_.extent = Extent::Partial;
    return std::move(outcome.value);
  }

  void add_part(const document::Node& root, FileKind kind, Link link) {
    auto part = read_part(root, kind, diagnostics_);
    if (!part) {
      files_.extent = Extent::Partial;
      return;
    }
    chain_.push_back(std::move(link));
    for (const Include& include : part->includes)
      follow(include);
    chain_.pop_back();
    files_.parts.push_back(*std::move(part));
  }

  void follow(const Include& include) {
    std::vector<std::string> candidates{path_beside(chain_.back().path, include.path)};
    for (const std::string& folder : search_.installed)
      candidates.push_back(path_below(folder, include.path));
    for (const std::string& path : candidates) {
      if (const auto link = std::ranges::find(chain_, path, &Link::path); link != chain_.end())
        return report_cycle(include, link);
      if (seen_.contains(path)) return;
      if (exhausted(include)) return;
      auto text = search_.load(path);
      if (!text) continue;
      seen_.insert(path);
      return add_library(path, *std::move(text), include);
    }
    report_missing(include, candidates);
  }

  void add_library(const std::string& path, std::string text, const Include& include) {
    const auto root = parse(path, std::move(text));
    if (!root) return;
    if (kind_of(*root) == FileKind::Operator) {
      report(include, "catalog/not-a-library",
             fmt::format("'{}' is an operator's catalog, not a library", include.path));
      return;
    }
    add_part(*root, FileKind::Library, {.path = path, .include = include.place});
  }

  bool exhausted(const Include& include) {
    const bool deep = chain_.size() > kMaxIncludeDepth;
    const bool many = seen_.size() + 1 >= kMaxFiles;  // with the operator's own
    if (deep) {
      report(include, "catalog/include-limit",
             fmt::format("more than {} includes within each other", kMaxIncludeDepth));
    } else if (many) {
      report(include, "catalog/include-limit", fmt::format("more than {} files", kMaxFiles));
    }
    return deep || many;
  }

  void report(const Include& include, std::string_view code, std::string message) {
    files_.extent = Extent::Partial;
    diagnostics_.push_back(
        {.code = std::string{code}, .place = include.place, .message = std::move(message)});
  }

  void report_missing(const Include& include, const std::vector<std::string>& candidates) {
    report(include, "catalog/include-missing", fmt::format("there is no '{}'", include.path));
    for (const std::string& path : candidates)
      diagnostics_.back().notes.push_back({.message = fmt::format("looked for '{}'", path)});
  }

  void report_cycle(const Include& include, std::vector<Link>::const_iterator first) {
    report(include, "catalog/include-cycle", fmt::format("'{}' includes itself", first->path));
    for (auto link = first + 1; link != chain_.end(); ++link) {
      diagnostics_.back().notes.push_back(
          {.message = fmt::format("by including '{}' here", link->path), .place = link->include});
    }
  }

  const Search& search_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  Files files_{};
  std::vector<Link> chain_{};
  NameSet seen_{};
};

}  // namespace

Files read_files(const std::string& path, const Search& search, Sources& sources,
                 Diagnostics& diagnostics) {
  return Walk{search, sources, diagnostics}.read(path);
}

}  // namespace obsgen::catalog
