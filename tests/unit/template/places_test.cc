#include <string>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "template/parse.h"

using namespace obsgen;
using namespace obsgen::templates;

BOOST_AUTO_TEST_CASE(problems_stand_in_the_file_that_the_text_was_taken_from) {
  // A folded text: its blank stands for a line break and the indentation behind it.
  const std::string file = "text: >\n  {{ $labels.a\n  -b }}\n";
  const Fragment fragment{.text = "{{ $labels.a -b }}",
                          .file = 0,
                          .file_span = {8, 31},
                          .segments = {{0, 10}, {12, 22}, {13, 25}}};
  const auto outcome = parse_template(fragment);
  BOOST_TEST(render_text({{"a.yaml", file}}, outcome.diagnostics, Colour::Off) ==
             "a.yaml:3:3: error: '-b' is not a number [alert/template-syntax]\n"
             "  -b }}\n"
             "  ^^\n");
}
