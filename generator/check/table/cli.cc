#include <algorithm>
#include <array>

#include "check/table/areas.h"

namespace obsgen::check {

namespace {

constexpr auto kCli = std::to_array<Check>({
    {.code = "cli/io",
     .found_in = FoundIn::CommandLine,
     .summary = "a file that cannot be read or written",
     .explanation =
         "The system refused a file, a folder or a stream; the message says why. What was "
         "replaced before that is put back."},
    {.code = "cli/no-catalog",
     .found_in = FoundIn::CommandLine,
     .summary = "no catalog",
     .explanation =
         "No catalog was named, and the folder metric-catalog has none. Name one, or run "
         "where the catalogs are."},
    {.code = "cli/unknown-check",
     .found_in = FoundIn::CommandLine,
     .summary = "no check of that name",
     .explanation = "'obsgen check --list' tells the codes that there are; their areas are what "
                    "stands before the '/'."},
    {.code = "cli/unknown-function",
     .found_in = FoundIn::CommandLine,
     .summary = "no function of that name",
     .explanation =
         "'obsgen promql functions' lists the functions and aggregators that PromQL has."},
    {.code = "cli/unknown-output",
     .found_in = FoundIn::CommandLine,
     .summary = "no output of that name",
     .explanation = "'--only' takes families of artefacts and single kinds of files; 'obsgen help "
                    "generate' lists them."},
    {.code = "cli/unreadable-file",
     .found_in = FoundIn::CommandLine,
     .summary = "an overlay that cannot be read",
     .explanation =
         "A file given with '--values' is not there or cannot be read. Nothing is generated "
         "without it, since the settings in it would silently not hold."},
    {.code = "cli/usage",
     .found_in = FoundIn::CommandLine,
     .summary = "a command line that is wrong",
     .explanation =
         "A command, an option or a word is unknown, misses its value, or does not go with "
         "another. 'obsgen help COMMAND' tells what there is."},
    {.code = "cli/version",
     .found_in = FoundIn::CommandLine,
     .summary = "a release that is no version",
     .explanation =
         "'--operator-version' takes one to four numbers joined by dots, such as 1.4.2."},
});
static_assert(std::ranges::is_sorted(kCli, {}, &Check::code));

}  // namespace

std::span<const Check> cli_checks() { return kCli; }

}  // namespace obsgen::check
