#include "exposition/events.h"

#include <boost/test/unit_test.hpp>

#include "base/overloaded.h"

using namespace obsgen;
using namespace obsgen::exposition;

namespace {

std::string name_of(const Event& event) {
  return std::visit(
      Overloaded{[](const HelpLine& line) { return "help " + std::string(line.name); },
                 [](const TypeLine& line) { return "type " + std::string(line.name); },
                 [](const UnitLine& line) { return "unit " + std::string(line.name); },
                 [](const SampleLine& line) { return "sample " + std::string(line.name); },
                 [](const EndLine&) { return std::string("end"); }},
      event);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(events)

BOOST_AUTO_TEST_CASE(lines_come_one_by_one_as_views_of_the_page) {
  const std::string page = "# HELP a x\n# TYPE a counter\na{b=\"\\n\"} 1 5\n";
  Diagnostics problems;
  EventReader reader({.text = page}, {});
  BOOST_TEST(name_of(*reader.next(problems)) == "help a");
  BOOST_TEST(name_of(*reader.next(problems)) == "type a");
  const Event* const last = reader.next(problems);
  BOOST_TEST_REQUIRE(last != nullptr);
  const auto& sample = std::get<SampleLine>(*last);
  BOOST_TEST_REQUIRE(sample.labels.size() == 1U);
  BOOST_TEST(sample.labels[0].value == "\\n");
  BOOST_TEST((sample.labels[0].value.data() == page.data() + 33));
  BOOST_TEST(sample.timestamp_ms.value_or(0) == 5);
  BOOST_TEST((sample.span == Span{28, 41}));
  BOOST_TEST(reader.next(problems) == nullptr);
  BOOST_TEST(reader.consumed() == page.size());
  BOOST_TEST(problems.empty());
}

BOOST_AUTO_TEST_CASE(a_chunk_is_read_up_to_its_last_whole_line) {
  Diagnostics problems;
  EventReader reader({.text = "a 1\nb 2\nc", .offset = 100, .end = ChunkEnd::More}, {});
  BOOST_TEST(name_of(*reader.next(problems)) == "sample a");
  const Event* const second = reader.next(problems);
  BOOST_TEST_REQUIRE(second != nullptr);
  BOOST_TEST((std::get<SampleLine>(*second).span == Span{104, 107}));
  BOOST_TEST(reader.next(problems) == nullptr);
  BOOST_TEST(reader.consumed() == 8U);
}

BOOST_AUTO_TEST_CASE(a_quote_that_may_close_in_the_next_chunk_is_waited_for) {
  Diagnostics problems;
  EventReader reader({.text = "a 1\nb{c=\"\\x\" d=\"e\nf", .end = ChunkEnd::More}, {});
  BOOST_TEST(name_of(*reader.next(problems)) == "sample a");
  BOOST_TEST(reader.next(problems) == nullptr);
  BOOST_TEST(reader.consumed() == 4U);
  BOOST_TEST(problems.empty());
}

BOOST_AUTO_TEST_CASE(a_chunk_without_a_whole_line_is_not_consumed) {
  Diagnostics problems;
  EventReader reader({.text = "a 1", .end = ChunkEnd::More}, {});
  BOOST_TEST(reader.next(problems) == nullptr);
  BOOST_TEST(reader.consumed() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
