#include "base/line_index.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "base/render.h"

using namespace obsgen;

namespace {

/// What it costs to show a problem on each of `count` lines.
std::size_t cost_of(std::uint32_t count) {
  const std::string line = "- name: widget\n";
  Sources sources{{.path = "w.yaml"}};
  Diagnostics problems;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto begin = static_cast<std::uint32_t>(sources[0].text.size()) + 8;
    problems.push_back({.code = "a/b", .place = {0, {begin, begin + 6}}, .message = "m"});
    sources[0].text += line;
  }
  SourceLines lines{sources};
  const std::string shown = render_text(lines, problems, Colour::Off);
  BOOST_TEST(shown.find("w.yaml:" + std::to_string(count) + ":9: ") != std::string::npos);
  return lines.bytes_read();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_index)

BOOST_AUTO_TEST_CASE(a_place_is_a_line_and_a_column_of_code_points) {
  struct Case {
    std::string_view text{};
    std::uint32_t offset{}, line{}, column{};
    Span line_span{};
  };

  const std::string long_text = std::string(300, 'x') + "ä\n" + std::string(299, 'y') + "ü€z";
  for (const auto& [text, offset, line, column, line_span] :
       {Case{"", 0, 1, 1, {0, 0}}, Case{"ä: 1\nü = x\r\n", 9, 2, 3, {6, 12}},
        Case{"a\nb", 1, 1, 2, {0, 1}}, Case{"a\nb", 2, 2, 1, {2, 3}}, Case{"a\n", 2, 2, 1, {2, 2}},
        Case{"a\r\nb", 1, 1, 2, {0, 1}}, Case{"\n\n", 1, 2, 1, {1, 1}},
        Case{"ab", 99, 1, 3, {0, 2}}, Case{long_text, 302, 1, 302, {0, 302}},
        Case{long_text, 607, 2, 302, {303, 608}}})
    BOOST_TEST_CONTEXT(text << " at " << offset) {
      const LineColumn found = LineIndex{text}.at(offset);
      BOOST_TEST(found.line == line);
      BOOST_TEST(found.column == column);
      BOOST_TEST((found.line_span == line_span));
    }
}

BOOST_AUTO_TEST_CASE(twice_the_problems_cost_hardly_more_than_twice_the_reading) {
  const std::size_t once = cost_of(1000);
  const std::size_t twice = cost_of(2000);
  BOOST_TEST(once > 1000U * 15);
  BOOST_TEST(10 * twice <= 21 * once);
}

BOOST_AUTO_TEST_CASE(a_long_line_is_not_read_again_for_each_problem_in_it) {
  const Sources sources{{"long.json", std::string(std::size_t{4} << 20U, 'x')}};
  SourceLines lines{sources};
  Diagnostics problems;
  for (std::uint32_t i = 0; i < 1000; ++i)
    problems.push_back({.code = "a/b", .place = {0, {i * 4000, 4'000'000}}, .message = "m"});
  const std::string shown = render_text(lines, problems, Colour::Off);
  BOOST_TEST(lines.bytes_read() <= sources[0].text.size() + 1000 * 512);
  BOOST_TEST(shown.size() <= 1000U * 512);
}

BOOST_AUTO_TEST_CASE(a_file_without_problems_is_not_read) {
  const Sources sources{{"a", "one\n"}, {"b", std::string(1000, 'b')}};
  SourceLines lines{sources};
  BOOST_TEST(lines.at(0, 1).column == 2U);
  BOOST_TEST(lines.bytes_read() < 10U);
}

BOOST_AUTO_TEST_SUITE_END()
