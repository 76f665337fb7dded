// Twice the input is at most two and a half times the work, whatever there is twice of.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "base/render.h"
#include "catalogs.h"
#include "document/read_yaml.h"

using namespace obsgen;
using namespace obsgen::growth;

namespace {

/// A kind of catalog by its size.
struct Case {
  std::string_view what{};
  std::size_t n = 0;
  std::string (*body)(std::size_t n) = nullptr;
};

const std::string kFailures = "sum by (code) (rate(calls_total[$window]))";

std::string panels(const std::string& entries) {
  return "dashboards:\n  - name: all\n    title: All\n    rows:\n      - title: Row\n        "
         "panels:\n" +
         entries;
}

std::string signals(std::size_t n) {
  return "signals:\n" +
         repeated(n, [](std::size_t i) { return signal(fmt::format("s{}", i), kFailures); });
}

std::string alerts_with_records(std::size_t n) {
  return signals(n) + "records:\n" +
         repeated(n,
                  [](std::size_t i) {
                    return fmt::format("  - {{name: 'r:{}', signal: s{}}}\n", i, i);
                  }) +
         "alerts:\n" + repeated(n, [](std::size_t i) {
           return alert(fmt::format("A{}", i), fmt::format("s{}", i));
         });
}

std::string alerts_with_panels(std::size_t n) {
  return signals(n) + "alerts:\n" +
         repeated(
             n, [](std::size_t i) { return alert(fmt::format("A{}", i), fmt::format("s{}", i)); }) +
         panels(repeated(
             n, [](std::size_t i) { return fmt::format("          - {{signal: s{}}}\n", i); }));
}

std::string metrics_of_every_type(std::size_t n) {
  return repeated(n,
                  [](std::size_t i) {
                    return fmt::format(
                        "  - {{name: c{}_total, type: counter, help: C., labels: [code]}}\n"
                        "  - {{name: g{}, type: gauge, help: G.}}\n"
                        "  - {{name: h{}_seconds, type: histogram, unit: seconds, help: H., "
                        "buckets: [1, 2]}}\n"
                        "  - {{name: s{}_seconds, type: summary, unit: seconds, help: S., "
                        "quantiles: [0.5]}}\n",
                        i, i, i, i);
                  }) +
         "dashboards: [{name: all, title: All, rows: [{title: Rest, rest: true}]}]\n";
}

std::string panels_of_one_signal(std::size_t n) {
  return signals(1) + "alerts:\n" +
         repeated(10, [](std::size_t i) { return alert(fmt::format("A{}", i), "s0"); }) +
         panels(repeated(n, [](std::size_t i) {
           return fmt::format("          - {{id: p{}, signal: s0}}\n", i);
         }));
}

std::string alerts_of_one_signal(std::size_t n) {
  return signals(1) + "alerts:\n" +
         repeated(n, [](std::size_t i) { return alert(fmt::format("A{}", i), "s0"); }) +
         panels("          - {signal: s0}\n");
}

std::string signals_of_one_panel(std::size_t n) {
  return signals(n) +
         panels("          - title: Many\n            signals:\n" +
                repeated(n, [](std::size_t i) { return fmt::format("              - s{}\n", i); }));
}

std::string columns_of_one_table(std::size_t n) {
  return signals(n) +
         panels(
             "          - title: Many\n            view: table\n            key: {code: Code}\n"
             "            columns:\n" +
             repeated(n, [](std::size_t i) {
               return fmt::format("              - {{signal: s{}, title: T{}}}\n", i, i);
             }));
}

std::string dashboards(std::size_t n) {
  return signals(1) + "dashboards:\n" + repeated(n, [](std::size_t i) {
           return fmt::format(
               "  - {{name: d{}, title: D{}, variables: [code], rows: [{{title: R, panels: "
               "[{{signal: s0}}]}}]}}\n",
               i, i);
         });
}

std::string uses_of_a_label_in_one_text(std::size_t n) {
  return signals(1) + "alerts:\n  - {name: A, signal: s0, above: 1, summary: S., description: '" +
         repeated(n,
                  [](std::size_t) {
                    return std::string{"{{ $labels.code }} {{ if gt $value 1.0 }}x{{ end }} "};
                  }) +
         "'}\n";
}

std::string one_explanation_of_many(std::size_t n) {
  return signals(1) + "alerts:\n" + alert("Cause", "s0") + repeated(n, [](std::size_t i) {
           return alert(fmt::format("A{}", i), "s0", ", explained_by: [Cause]");
         });
}

std::string many_explanations_of_one(std::size_t n) {
  return signals(n) + "alerts:\n" +
         repeated(
             n, [](std::size_t i) { return alert(fmt::format("A{}", i), fmt::format("s{}", i)); }) +
         alert("Effect", "s0", ", explained_by: [" + repeated(n, [](std::size_t i) {
                                 return fmt::format("A{}, ", i);
                               }) + "]");
}

std::string labels_of_one_metric(std::size_t n) {
  return fmt::format(
             "  - {{name: wide, type: gauge, help: Wide., labels: [{}]}}\n",
             repeated(n,
                      [](std::size_t i) { return fmt::format("{{name: l{}, help: L.}}, ", i); })) +
         "dashboards: [{name: all, title: All, rows: [{title: Rest, rest: true}]}]\n";
}

std::string matchers_of_one_selector(std::size_t n) {
  return "signals:\n" + signal("s", "sum(rate(calls_total{" + repeated(n, [](std::size_t i) {
                                      return fmt::format("code!=\"{}\",", i);
                                    }) + "}[$window]))");
}

std::string tests_of_one_alert(std::size_t n) {
  return signals(1) + "alerts:\n" +
         alert("A", "s0",
               ", tests: [" + repeated(n, [](std::size_t i) {
                 return fmt::format(
                     "{{name: t{}, series: [{{metric: calls_total, labels: {{code: x}}, values: "
                     "0+1x60}}], at: {{30m: silent}}}}, ",
                     i);
               }) + "]");
}

const Case kCases[] = {
    {"alerts with records", 400, alerts_with_records},
    {"alerts with panels", 80, alerts_with_panels},
    {"metrics with default panels", 20, metrics_of_every_type},
    {"signals", 300, signals},
    {"panels of one signal", 80, panels_of_one_signal},
    {"alerts of one signal", 100, alerts_of_one_signal},
    {"signals of one panel", 100, signals_of_one_panel},
    {"columns of one table", 100, columns_of_one_table},
    {"dashboards", 30, dashboards},
    {"uses of a label in one text", 400, uses_of_a_label_in_one_text},
    {"one explanation of many alerts", 100, one_explanation_of_many},
    {"many explanations of one alert", 100, many_explanations_of_one},
    {"labels of one metric", 100, labels_of_one_metric},
    {"matchers of one selector", 200, matchers_of_one_selector},
    {"tests of one alert", 100, tests_of_one_alert},
};

/// A catalog with `n` libraries of ten metrics each.
Files libraries(std::size_t n) {
  Files files;
  for (std::size_t i = 0; i < n; ++i) {
    files.emplace(fmt::format("l{}.yaml", i),
                  fmt::format("catalog: 1\nlibrary: l{}\ncomponent: l{}\nmetrics:\n", i, i) +
                      repeated(10, [&](std::size_t m) {
                        return fmt::format("  - {{name: l{}_m{}, type: gauge, help: M.}}\n", i, m);
                      }));
  }
  files.emplace("c.yaml",
                catalog("include: [" +
                        repeated(n, [](std::size_t i) { return fmt::format("l{}.yaml, ", i); }) +
                        "]\ndashboards: [{name: all, title: All, rows: [{title: Rest, rest: "
                        "true}]}]\n"));
  return files;
}

template <class Work>
Steps steps_of(const Work& work) {
  const Steps before = steps_so_far();
  work();
  const Steps after = steps_so_far();
  return {after.allocations - before.allocations, after.bytes - before.bytes};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(growth_of)

BOOST_AUTO_TEST_CASE(catalogs_with_twice_of_something_take_twice_the_steps) {
  for (const auto& [what, n, body] : kCases)
    BOOST_TEST_CONTEXT(what) {
      check_growth(n, [body = body](std::size_t count) {
        return steps_of_generating({{"c.yaml", catalog(body(count))}});
      });
    }
}

BOOST_AUTO_TEST_CASE(twice_the_libraries_take_twice_the_steps) {
  check_growth(20, [](std::size_t n) { return steps_of_generating(libraries(n)); });
}

BOOST_AUTO_TEST_CASE(twice_the_problems_take_twice_the_steps_to_tell) {
  check_growth(1000, [](std::size_t n) {
    const Sources sources{
        {"c.yaml", repeated(n, [](std::size_t) { return std::string{"abc\n"}; })}};
    Diagnostics problems;
    for (std::size_t i = 0; i < n; ++i) {
      const auto at = static_cast<std::uint32_t>(4 * i);
      problems.push_back({.code = "a/b", .place = {0, {at, at + 3}}, .message = "it is wrong"});
    }
    return steps_of([&] { static_cast<void>(render_text(sources, problems, Colour::Off)); });
  });
}

BOOST_AUTO_TEST_CASE(twice_the_entries_of_a_document_take_twice_the_steps_to_read) {
  check_growth(1000, [](std::size_t n) {
    const SourceFile file{"c.yaml", repeated(n, [](std::size_t i) {
                            return fmt::format("k{}: {{a: [1, two], b: \"x\"}}\n", i);
                          })};
    return steps_of([&] { BOOST_TEST_REQUIRE(document::read_yaml(file, 0).value.has_value()); });
  });
}

BOOST_AUTO_TEST_SUITE_END()
