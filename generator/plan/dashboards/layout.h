#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/dashboard.h"

namespace obsgen::plan {

inline constexpr std::uint32_t kColumns = 24;

/// A panel that is to be placed: its size, whether its width may change, and the block it belongs
/// to. Panels of one block stay on one line where they fit.
struct Cell {
  std::uint32_t w = 12, h = 8;
  bool flexible = true;
  std::size_t block = 0;
};

/// Places of the cells, in their order, from line `y` downwards: no overlap and no gap. A line ends
/// where the next cell does not fit or has another height; what is left of it goes to its flexible
/// cells, else to all. Cells of one width that need several lines are shared out evenly.
std::vector<model::Grid> lay_out(const std::vector<Cell>& cells, std::uint32_t y);

/// The first free line below `grids`, at least `y`.
std::uint32_t below(const std::vector<model::Grid>& grids, std::uint32_t y);

}  // namespace obsgen::plan
