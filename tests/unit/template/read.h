#pragma once

#include <string_view>

#include <boost/test/unit_test.hpp>

#include "base/render.h"
#include "template/parse.h"

namespace obsgen::templates::test {

/// A text that is a file of its own.
inline Fragment whole(std::string_view text) {
  return {.text = std::string{text},
          .file = 0,
          .file_span = {0, static_cast<std::uint32_t>(text.size())},
          .segments = {{0, 0}}};
}

/// A template without any problem.
inline Template read(std::string_view text) {
  auto outcome = parse_template(whole(text));
  BOOST_TEST_REQUIRE(outcome.ok(),
                     render_text({{"t", std::string{text}}}, outcome.diagnostics, Colour::Off));
  return *std::move(outcome.value);
}

}  // namespace obsgen::templates::test
