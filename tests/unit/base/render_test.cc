#include "base/render.h"

#include <boost/test/unit_test.hpp>

using namespace obsgen;

namespace {

Place place(std::uint32_t begin, std::uint32_t end) { return {0, {begin, end}}; }

std::string render(std::string text, Diagnostic diagnostic) {
  return render_text({{"a.yaml", std::move(text)}}, {std::move(diagnostic)}, Colour::Off);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rendering)

BOOST_AUTO_TEST_CASE(shows_the_line_and_marks_the_bytes_below_it) {
  BOOST_TEST(
      render("x: 1\n\tü: couner\n", {.code = "a/b",
                                     .place = place(10, 16),
                                     .message = "unknown type 'couner'",
                                     .help = "did you mean 'counter'?",
                                     .notes = {{"types are few"}, {"first here", place(0, 1)}}}) ==
      "a.yaml:2:5: error: unknown type 'couner' [a/b]\n"
      "\tü: couner\n"
      "\t   ^^^^^^\n"
      "  note: types are few\n"
      "a.yaml:1:1: note: first here\n"
      "x: 1\n"
      "^\n"
      "  help: did you mean 'counter'?\n");
}

BOOST_AUTO_TEST_CASE(a_span_over_several_lines_is_marked_to_the_end_of_the_first) {
  BOOST_TEST(render("ab\ncd", {.code = "a/b", .place = place(1, 5), .message = "m"}) ==
             "a.yaml:1:2: error: m [a/b]\nab\n ^\n");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_text_has_a_caret_too) {
  BOOST_TEST(render("a:", {.code = "a/b", .place = place(2, 2), .message = "m"}) ==
             "a.yaml:1:3: error: m [a/b]\na:\n  ^\n");
}

BOOST_AUTO_TEST_CASE(long_lines_are_cut_around_the_caret) {
  const std::string text(100'000, 'x');
  const auto out = render(text, {.code = "a/b", .place = place(50'000, 50'001), .message = "m"});
  BOOST_TEST(out == "a.yaml:1:50001: error: m [a/b]\n…" + std::string(160, 'x') + "…\n" +
                        std::string(101, ' ') + "^\n");
}

BOOST_AUTO_TEST_CASE(stray_bytes_make_no_window_longer_and_move_no_caret) {
  const std::string stray(100'000, '\x80');
  const auto out = render(stray + "x" + stray,
                          {.code = "a/b", .place = place(100'000, 100'001), .message = "m"});
  BOOST_TEST(out.size() < 5000U);
  BOOST_TEST(render("\x80\x80: x", {.code = "a/b", .place = place(4, 5), .message = "m"}) ==
             "a.yaml:1:3: error: m [a/b]\n\uFFFD\uFFFD: x\n    ^\n");
}

BOOST_AUTO_TEST_CASE(control_characters_and_broken_bytes_never_reach_the_terminal) {
  BOOST_TEST(
      render("a\x1b[31m\xFF", {.code = "a/b", .place = place(0, 1), .message = "say '\x07'"}) ==
      "a.yaml:1:1: error: say '\uFFFD' [a/b]\na\uFFFD[31m\uFFFD\n^\n");
}

BOOST_AUTO_TEST_CASE(a_problem_without_a_text_names_the_program) {
  BOOST_TEST(render_text({}, {{.code = "a/b", .place = {kNoFile, {}}, .message = "no file"}},
                         Colour::Off) == "obsgen: error: no file [a/b]\n");
}

BOOST_AUTO_TEST_CASE(colour_marks_severity_place_and_carets) {
  BOOST_TEST(render_text({{"f", "a"}}, {{.code = "a/b", .place = place(0, 1), .message = "m"}},
                         Colour::On) ==
             "\x1b[1mf:1:1\x1b[0m: \x1b[1;31merror\x1b[0m: m [a/b]\na\n\x1b[1;32m^\x1b[0m\n");
}

BOOST_AUTO_TEST_SUITE_END()
