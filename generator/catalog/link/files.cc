#include "catalog/link/files.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/link/open_files.h"

namespace obsgen::catalog {

namespace {

/// A file that is being placed, and the entry that asked for it.
struct Link {
  std::string path{};
  Place include{};
};

/// Walks the includes depth first; a file's part comes after those of its includes.
class Ordering {
 public:
  Ordering(OpenFiles open, Diagnostics& diagnostics)
      : open_(std::move(open)), diagnostics_(diagnostics), files_{.extent = open_.extent} {}

  Files order(const std::string& path) {
    add({.path = path});
    return std::move(files_);
  }

 private:
  /// Adds the file with what it includes, unless it was added before or could not be read.
  void add(Link link) {
    const auto found = open_.files.find(link.path);
    if (found == open_.files.end() || !found->second.part) return;
    auto& [part, includes] = found->second;
    chain_.push_back(std::move(link));
    for (std::size_t i = 0; i < includes.size(); ++i)
      follow(part->includes[i], includes[i]);
    chain_.pop_back();
    files_.parts.push_back(*std::exchange(part, std::nullopt));
  }

  void follow(const Include& include, const std::string& path) {
    const auto link = std::ranges::find(chain_, path, &Link::path);
    if (link != chain_.end()) return report_cycle(include, link);
    add({.path = path, .include = include.place});
  }

  void report_cycle(const Include& include, std::vector<Link>::const_iterator first) {
    files_.extent = Extent::Partial;
    diagnostics_.push_back({.code = "catalog/include-cycle",
                            .place = include.place,
                            .message = fmt::format("'{}' includes itself", first->path)});
    for (auto link = first + 1; link != chain_.end(); ++link) {
      diagnostics_.back().notes.push_back(
          {.message = fmt::format("by including '{}' here", link->path), .place = link->include});
    }
  }

  OpenFiles open_;
  Diagnostics& diagnostics_;
  Files files_{};
  std::vector<Link> chain_{};
};

}  // namespace

Files read_files(const std::string& path, const Search& search, Sources& sources,
                 Diagnostics& diagnostics) {
  return Ordering{open_files(path, search, sources, diagnostics), diagnostics}.order(path);
}

}  // namespace obsgen::catalog
