#include "plan/dashboards/layout.h"

#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

using namespace obsgen;
using plan::Cell;

namespace {

std::string shown(const std::vector<model::Grid>& grids) {
  std::string text;
  for (const auto& g : grids) {
    text += std::to_string(g.x) + "," + std::to_string(g.y) + " " + std::to_string(g.w) + "x" +
            std::to_string(g.h) + "; ";
  }
  return text;
}

std::vector<Cell> many(std::size_t count, std::uint32_t w, std::uint32_t h) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < count; ++i)
    cells.push_back({w, h, true, i});
  return cells;
}

/// Every column of every line is covered exactly once.
bool is_tiled(const std::vector<model::Grid>& grids, std::uint32_t from) {
  const auto end = plan::below(grids, from);
  std::vector<int> covered((end - from) * plan::kColumns);
  for (const auto& g : grids) {
    for (auto y = g.y; y < g.y + g.h; ++y) {
      for (auto x = g.x; x < g.x + g.w; ++x) {
        if (x >= plan::kColumns || y < from) return false;
        ++covered[(y - from) * plan::kColumns + x];
      }
    }
  }
  return std::ranges::all_of(covered, [](int times) { return times == 1; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layout)

BOOST_AUTO_TEST_CASE(lines_are_filled_and_shared_out_evenly) {
  BOOST_TEST(shown(plan::lay_out(many(6, 4, 4), 1)) ==
             "0,1 4x4; 4,1 4x4; 8,1 4x4; 12,1 4x4; 16,1 4x4; 20,1 4x4; ");
  BOOST_TEST(shown(plan::lay_out(many(5, 4, 4), 0)) ==
             "0,0 5x4; 5,0 5x4; 10,0 5x4; 15,0 5x4; 20,0 4x4; ");
  BOOST_TEST(shown(plan::lay_out(many(7, 4, 4), 0)) ==
             "0,0 6x4; 6,0 6x4; 12,0 6x4; 18,0 6x4; 0,4 8x4; 8,4 8x4; 16,4 8x4; ");
  BOOST_TEST(shown(plan::lay_out(many(3, 12, 8), 0)) == "0,0 12x8; 12,0 12x8; 0,8 24x8; ");
}

BOOST_AUTO_TEST_CASE(another_height_begins_a_line) {
  BOOST_TEST(shown(plan::lay_out({{4, 4, true, 0}, {12, 8, true, 1}}, 0)) ==
             "0,0 24x4; 0,4 24x8; ");
}

BOOST_AUTO_TEST_CASE(a_given_width_is_kept_where_another_panel_can_grow) {
  BOOST_TEST(shown(plan::lay_out({{6, 8, false, 0}, {12, 8, true, 1}}, 0)) ==
             "0,0 6x8; 6,0 18x8; ");
}

BOOST_AUTO_TEST_CASE(a_pair_is_not_torn_apart) {
  BOOST_TEST(shown(plan::lay_out({{12, 8, false, 0}, {12, 8, true, 1}, {12, 8, false, 1}}, 0)) ==
             "0,0 24x8; 0,8 12x8; 12,8 12x8; ");
}

BOOST_AUTO_TEST_CASE(no_list_of_panels_overlaps_or_leaves_a_gap) {
  std::mt19937 random{1};
  const auto upto = [&](std::uint32_t most) {
    return static_cast<std::uint32_t>(random() % most) + 1;
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<Cell> cells;
    std::size_t block = 0;
    const auto count = upto(30);
    for (std::uint32_t i = 0; i < count; ++i) {
      block += upto(2) - 1;
      cells.push_back({upto(24), upto(3) * 4, upto(2) == 1, block});
    }
    const auto grids = plan::lay_out(cells, 3);
    BOOST_TEST_REQUIRE(grids.size() == cells.size());
    BOOST_TEST_REQUIRE(is_tiled(grids, 3), "round " << round << ": " << shown(grids));
    for (std::size_t i = 0; i < cells.size(); ++i)
      BOOST_TEST(grids[i].h == cells[i].h);
  }
}

BOOST_AUTO_TEST_SUITE_END()
