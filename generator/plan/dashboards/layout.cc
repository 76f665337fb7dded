#include "plan/dashboards/layout.h"

#include <algorithm>
#include <span>

namespace obsgen::plan {

namespace {

using Line = std::vector<std::uint32_t>;  // widths

std::size_t run_of(const std::vector<Cell>& cells, std::size_t begin,
                   bool (*same)(const Cell&, const Cell&)) {
  std::size_t end = begin;
  while (end < cells.size() && same(cells[begin], cells[end]))
    ++end;
  return end;
}

bool same_block(const Cell& a, const Cell& b) { return a.block == b.block; }

bool interchangeable(const Cell& a, const Cell& b) {
  return a.flexible && b.flexible && a.w == b.w && a.h == b.h;
}

std::uint32_t width(std::span<const Cell> cells) {
  std::uint32_t sum = 0;
  for (const auto& cell : cells)
    sum += cell.w;
  return sum;
}

/// How many cells from `begin` on stand on one line.
std::size_t line_length(const std::vector<Cell>& cells, std::size_t begin) {
  const std::span all{cells};
  const auto run = run_of(cells, begin, interchangeable) - begin;
  const auto fit = std::max<std::size_t>(kColumns / cells[begin].w, 1);
  if (run > fit) {
    const auto lines = (run + fit - 1) / fit;
    return (run + lines - 1) / lines;
  }
  std::size_t end = begin;
  while (end < cells.size() && cells[end].h == cells[begin].h) {
    const auto block_end = run_of(cells, end, same_block);
    const bool whole = width(all.subspan(end, block_end - end)) <= kColumns;
    const auto next = whole ? block_end : end + 1;
    if (width(all.subspan(begin, next - begin)) > kColumns) break;
    const auto level = std::ranges::find_if(all.subspan(end, next - end),
                                            [&](const Cell& c) { return c.h != cells[begin].h; });
    end = static_cast<std::size_t>(level - all.begin());
    if (end < next) break;
  }
  return std::max<std::size_t>(end - begin, 1);
}

/// Widths of a line that fills all columns: the rest goes to the narrowest that may grow.
Line stretched(std::span<const Cell> cells) {
  Line widths;
  for (const auto& cell : cells)
    widths.push_back(std::min(cell.w, kColumns));
  const bool any = std::ranges::any_of(cells, &Cell::flexible);
  auto rest = kColumns - width(cells);
  for (; rest > 0; --rest) {
    std::size_t narrowest = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (any && !cells[i].flexible) continue;
      if (narrowest == cells.size() || widths[i] < widths[narrowest]) narrowest = i;
    }
    ++widths[narrowest];
  }
  return widths;
}

}  // namespace

std::vector<model::Grid> lay_out(const std::vector<Cell>& cells, std::uint32_t y) {
  std::vector<model::Grid> grids;
  for (std::size_t begin = 0; begin < cells.size();) {
    const auto count = line_length(cells, begin);
    const auto widths = stretched(std::span{cells}.subspan(begin, count));
    std::uint32_t x = 0;
    for (const auto w : widths) {
      grids.push_back({.x = x, .y = y, .w = w, .h = cells[begin].h});
      x += w;
    }
    y += cells[begin].h;
    begin += count;
  }
  return grids;
}

std::uint32_t below(const std::vector<model::Grid>& grids, std::uint32_t y) {
  for (const auto& grid : grids)
    y = std::max(y, grid.y + grid.h);
  return y;
}

}  // namespace obsgen::plan
