#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kYaml = std::to_array<Check>({
    {.code = "yaml/aliases",
     .found_in = FoundIn::Limit,
     .summary = "aliases repeat too much",
     .explanation =
         "Aliases ('*name') may copy at most 10000 values into a document: a few lines could "
         "otherwise grow to gigabytes. Write the repeated parts out, or split the file."},
    {.code = "yaml/anchor",
     .found_in = FoundIn::Yaml,
     .summary = "an alias without its anchor",
     .explanation =
         "An alias ('*name') stands for the value that was marked '&name' before it, and "
         "nothing is. A text that begins with '*' is quoted.",
     .bad = R"(a: *red
b: 1)",
     .good = R"(a: &red {tone: bad}
b: *red)"},
    {.code = "yaml/control",
     .found_in = FoundIn::Yaml,
     .summary = "a control character in a text",
     .explanation =
         "Control characters other than tabs and line breaks are invisible in an editor and "
         "break what is written from the text. Remove it.",
     .bad = R"(help: "Toys\0 on the shelf.")",
     .good = R"(help: "Toys on the shelf.")"},
    {.code = "yaml/depth",
     .found_in = FoundIn::Limit,
     .summary = "a document nested too deeply",
     .explanation =
         "A document may be nested 64 levels deep. No catalog needs so many; a bracket is "
         "probably not closed where it should be."},
    {.code = "yaml/documents",
     .found_in = FoundIn::Yaml,
     .summary = "a second document in the file",
     .explanation =
         "A catalog or an overlay is one document, and what stands behind a line '---' would "
         "be lost. Split the file.",
     .bad = R"(a: 1
---
b: 2)",
     .good = R"(a: 1
b: 2)"},
    {.code = "yaml/duplicate-key",
     .found_in = FoundIn::Yaml,
     .summary = "a key that is there twice",
     .explanation =
         "Most readers of YAML keep one of the two values without a word, not always the same "
         "one. Keep the one that is meant.",
     .bad = R"(type: gauge
help: Toys.
type: counter)",
     .good = R"(type: counter
help: Toys.)"},
    {.code = "yaml/empty",
     .found_in = FoundIn::Yaml,
     .summary = "an empty file",
     .explanation =
         "The file has nothing but comments or blanks, where a mapping is expected. A wrong "
         "path, or a file that was never written, are the usual reasons.",
     .bad = "# nothing yet",
     .good = "catalog: 1"},
    {.code = "yaml/key",
     .found_in = FoundIn::Yaml,
     .summary = "a key that is no text",
     .explanation =
         "Keys are names; a list or a mapping as a key is almost always a text that begins "
         "with a bracket. Quote it.",
     .bad = "[a, b]: 1",
     .good = R"("[a, b]": 1)"},
    {.code = "yaml/merge-key",
     .found_in = FoundIn::Yaml,
     .summary = "a merge key",
     .explanation =
         "'<<' belongs to YAML 1.1, and readers disagree on what it overrides. Write the "
         "entries out.",
     .bad = R"(a: &a {x: 1}
b: {<<: *a})",
     .good = R"(a: {x: 1}
b: {x: 1})"},
    {.code = "yaml/size",
     .found_in = FoundIn::Limit,
     .summary = "a file that is too large",
     .explanation =
         "A file may have 8 MiB and 500000 values. Split the catalog into libraries, or check "
         "that it is the file that was meant."},
    {.code = "yaml/syntax",
     .found_in = FoundIn::Yaml,
     .summary = "text that is not YAML",
     .explanation =
         "The file cannot be read from this place on. Often a colon followed by a blank, a "
         "'#' or a bracket stands in a text without quotes, or a bracket is not closed.",
     .bad = "metrics: [{name: toys, help: Toys: on the shelf.}]",
     .good = R"(metrics: [{name: toys, help: "Toys: on the shelf."}])"},
    {.code = "yaml/tab",
     .found_in = FoundIn::Yaml,
     .summary = "a tab in the indentation",
     .explanation =
         "YAML is indented with blanks only, because the width of a tab is not known. Let the "
         "editor replace tabs.",
     .bad = "metrics:\n\t- a",
     .good = R"(metrics:
  - a)"},
    {.code = "yaml/tag",
     .found_in = FoundIn::Yaml,
     .summary = "a type tag",
     .explanation =
         "Tags such as '!!str' turn a value into another type, and some readers let them run "
         "code. Quote a text that looks like something else.",
     .bad = "version: !!str 1.7",
     .good = R"(version: "1.7")"},
    {.code = "yaml/utf8",
     .found_in = FoundIn::Bytes,
     .summary = "bytes that are not UTF-8",
     .explanation =
         "The file is in another encoding, such as Latin-1 or UTF-16, or it is damaged. Save "
         "it as UTF-8."},
});
static_assert(std::ranges::is_sorted(kYaml, {}, &Check::code));

}  // namespace

std::span<const Check> yaml_checks() { return kYaml; }

}  // namespace obsgen::check
