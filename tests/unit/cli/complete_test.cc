#include "cli/complete.h"

#include <boost/test/unit_test.hpp>

#include "cli/commands.h"

using namespace obsgen::cli;

BOOST_AUTO_TEST_SUITE(completion)

BOOST_AUTO_TEST_CASE(what_may_stand_next_is_offered) {
  struct Case {
    std::vector<std::string> words;
    std::string_view offered;
  };

  for (const auto& [words, offered] :
       {Case{{}, ""},
        Case{{"prom"}, "promql\tformat, parse or explain PromQL expressions\n"},
        Case{{"complet"}, ""},
        Case{{"nothing", ""}, ""},
        Case{{"help", "pro"}, "promql\n"},
        Case{{"version", ""}, ""},
        Case{{"generate", ""}, ":files\n"},
        Case{{"generate", "a.yaml", "b"}, ":files\n"},
        Case{{"generate", "--he"}, "--help\tshow this text\n"},
        Case{{"generate", "--check", "--he"}, "--help\tshow this text\n"},
        Case{{"generate", "--values", "x"}, ":files\n"},
        Case{{"generate", "--out="}, ":folders\n"},
        Case{{"generate", "--out", "="}, ":folders\n"},
        Case{{"generate", "--operator-version", ""}, ""},
        Case{{"generate", "--only", "r"},
             "rules\nrunbooks\nrule-file\nrule-tests\nrunbook-pages\nrunbook-index\n"},
        Case{{"generate", "--only", "rules,d"}, "rules,dashboards\n"},
        Case{{"generate", "--only=rules,d"}, "--only=rules,dashboards\n"},
        Case{{"generate", "--only", "=", "rules,d"}, "rules,dashboards\n"},
        Case{{"generate", "--format", ""}, "text\njson\n"},
        Case{{"generate", "--format=j"}, "--format=json\n"},
        Case{{"generate", "--nothing=j"}, ""},
        Case{{"generate", "--", "--he"}, ""},
        Case{{"promql", "f"}, "fmt\nfunctions\n"},
        Case{{"promql", "--series", "x", "f"}, "fmt\nfunctions\n"},
        Case{{"promql", "functions", "histogram_q"}, "histogram_quantile\nhistogram_quantiles\n"},
        Case{{"promql", "fmt", "histogram_q"}, ""},
        Case{{"promql", "functions", "rate", "i"}, ""}})
    BOOST_TEST_CONTEXT(offered) { BOOST_TEST(completions(commands(), words) == offered); }
}

BOOST_AUTO_TEST_SUITE_END()
