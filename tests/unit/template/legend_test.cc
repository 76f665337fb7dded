#include "template/legend.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace obsgen;
using namespace obsgen::templates;

namespace {

/// `text <label> text`
std::string show(const Legend& legend) {
  std::string out;
  for (const LegendPiece& piece : legend.pieces) {
    if (const auto* label = std::get_if<LegendLabel>(&piece))
      out += "<" + label->name + ">";
    else
      out += std::get<LegendText>(piece).text;
  }
  return out;
}

struct Case {
  std::string_view text{}, expected{};
};

}  // namespace

BOOST_AUTO_TEST_CASE(legends_are_read_as_grafana_reads_them_and_print_as_they_were_written) {
  for (const auto& [text, expected] : {
           Case{"", ""},
           Case{"plain", "plain"},
           Case{"{{namespace}}/{{ name }} x", "<namespace>/<name> x"},
           Case{"{{}}", "{{}}"},
           Case{"{{ }}", "< >"},
           Case{"{{}} {{a}}", "<}} {{a>"},
           Case{"{{{a}}}", "<{a>}"},
           Case{"{{\n pod\n}}", "<pod>"},
           Case{"{{a\nb}} {{c}}", "{{a\nb}} <c>"},
           Case{"{{ a b }}{{ .pod | toUpper }}{{- pod }}", "<a b><.pod | toUpper><- pod>"},
           Case{"{{a} {{b", "{{a} {{b"},
           Case{"{{a.b-c}}", "<a.b-c>"},
       })
    BOOST_TEST_CONTEXT(text) {
      const Legend legend = parse_legend(text);
      BOOST_TEST(show(legend) == expected);
      BOOST_TEST(print(legend) == text);
      for (const LegendLabel& label : labels(legend))
        BOOST_TEST(text.substr(label.span.begin, label.span.size()) == label.name);
    }
}

BOOST_AUTO_TEST_CASE(many_braces_are_gone_through_once) {
  const std::string text(200'000, '{');
  for (const std::string_view end : {"", "\n}}", "\n   }}", "a\n  }}"}) {
    BOOST_TEST_CONTEXT(end) {
      BOOST_TEST(print(parse_legend(text + std::string{end})) == text + std::string{end});
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_of_a_legend_are_renamed) {
  const auto rename = [](std::string_view name) { return "exported_" + std::string{name}; };
  BOOST_TEST(print(rename_labels(parse_legend("{{ a }}/{{b}} a"), rename)) ==
             "{{ exported_a }}/{{exported_b}} a");
}

BOOST_AUTO_TEST_CASE(a_label_leaves_a_legend_with_the_blank_before_it) {
  for (const auto& [text, expected] : {
           Case{"{{name}} {{uid}}", "{{name}}"},
           Case{"{{ uid }} {{name}}", " {{name}}"},
           Case{"a {{uid}} b {{uid}}", "a b"},
           Case{"{{uid}}", ""},
           Case{"{{name}}", "{{name}}"},
       })
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(print(without_label(parse_legend(text), "uid")) == expected);
    }
}

BOOST_AUTO_TEST_CASE(legends_are_made_of_texts_and_labels) {
  BOOST_TEST(print(legend_text("a: ") + legend_label("pod")) == "a: {{pod}}");
  BOOST_TEST(print(legend_text("a {{pod}} {b}")) == "a {pod}} {b}");
  BOOST_TEST(legend_text("").empty());
}
