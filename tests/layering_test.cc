// Reads every source file of generator/ against the layering: what a module may include, which
// module owns a library, and what only cli/ may touch. The rules are data; the same function that
// reads the tree reads small made-up files, so that each rule is seen to refuse.

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "source_tree.h"

namespace {

struct Module {
  std::string_view name{};
  std::vector<std::string_view> may_include{};
};

const std::vector<Module> kModules{
    {"base", {}},
    {"document", {"base"}},
    {"template", {"base"}},
    {"promql", {"base"}},
    {"exposition", {"base"}},
    {"model", {"base", "template", "promql"}},
    {"plan", {"base", "template", "promql", "model"}},
    {"catalog", {"base", "document", "template", "promql", "model"}},
    {"emit", {"base", "document", "template", "promql", "model"}},
    {"check", {"base", "document", "template", "promql", "exposition", "model"}},
    {"pipeline",
     {"base", "document", "template", "promql", "exposition", "model", "plan", "catalog", "emit",
      "check"}},
    {"cli", {"base", "pipeline"}},
};

/// A library, by the beginning of its headers, and the module that may include it.
struct Library {
  std::string_view headers{};
  std::string_view owner{};
};

constexpr std::string_view kAnyone = "any module";

constexpr std::array kLibraries{Library{"fmt/", kAnyone},     Library{"yaml-cpp/", "document"},
                                Library{"json/", "document"}, Library{"re2/", "promql"},
                                Library{"cxxopts", "cli"},    Library{"curl/", "cli"}};

/// What only cli/ may include or name, what that is, and a further module that may: yaml-cpp reads
/// from streams only, so document/ wraps its text in one; base/ has the one place that starts
/// threads, for pure functions.
struct OutsideWorld {
  std::regex pattern{};
  std::string_view what{};
  std::string_view also{};

  bool refuses(const Module& module) const { return module.name != "cli" && module.name != also; }
};

const std::vector<OutsideWorld> kHeadersOfCli{
    {std::regex{R"((io|i|o|f|sync|span)stream|iosfwd|iomanip)"}, "streams", {}},
    {std::regex{"sstream"}, "streams", "document"},
    {std::regex{R"(filesystem|cstdio|stdio\.h|unistd\.h|fcntl\.h|sys/.*)"}, "files", {}},
    {std::regex{R"(ctime|time\.h)"}, "clocks", {}},
    {std::regex{R"(thread|mutex|future|atomic)"}, "threads", "base"},
    {std::regex{"random"}, "chance", {}},
};

const std::vector<OutsideWorld> kNamesOfCli{
    {std::regex{R"(\bstd::(cout|cerr|clog|cin|[io]?f?stream)\b)"}, "streams", {}},
    {std::regex{R"(\bstd::[io]?stringstream\b)"}, "streams", "document"},
    {std::regex{R"(\b(f?printf|puts|fopen|fread|fwrite)\s*\()"}, "files", {}},
    {std::regex{R"(\b(secure_)?getenv\b|\benviron\b)"}, "the environment", {}},
    {std::regex{R"(\b(system|steady|high_resolution|utc|file)_clock\b|\bstd::time\s*\()"},
     "clocks",
     {}},
};

const Module* find_module(std::string_view name) {
  const auto it = std::ranges::find(kModules, name, &Module::name);
  return it == kModules.end() ? nullptr : &*it;
}

/// The folder below generator/ that `path` lies in; empty for any other path.
std::string_view module_of(std::string_view path) {
  constexpr std::string_view kRoot = "generator/";
  if (!path.starts_with(kRoot)) return {};
  path.remove_prefix(kRoot.size());
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::optional<std::string> problem_with_own(const std::string& header, const Module& module) {
  const auto slash = header.find('/');
  if (slash == std::string::npos) return "an include names its module: \"module/file.h\"";
  const std::string target = header.substr(0, slash);
  if (find_module(target) == nullptr) return fmt::format("there is no module '{}'", target);
  if (target == module.name || std::ranges::count(module.may_include, target) > 0) return {};
  return fmt::format("{} may not include {}", module.name, target);
}

std::optional<std::string> problem_with_other(const std::string& header, const Module& module) {
  for (const Library& library : kLibraries) {
    if (!header.starts_with(library.headers)) continue;
    if (library.owner == kAnyone || library.owner == module.name) return {};
    return fmt::format("<{}> belongs to {}", header, library.owner);
  }
  for (const OutsideWorld& rule : kHeadersOfCli)
    if (rule.refuses(module) && std::regex_match(header, rule.pattern))
      return fmt::format("<{}>: only cli may use {}", header, rule.what);
  if (module.name != "cli" && header.find_first_of("/.") != std::string::npos)
    return fmt::format("<{}> is of no library that this project uses", header);
  return {};
}

std::optional<std::string> problem_with_names(const std::string& line, const Module& module) {
  const std::string code = line.substr(0, line.find("//"));
  for (const OutsideWorld& rule : kNamesOfCli) {
    std::smatch found;
    if (rule.refuses(module) && std::regex_search(code, found, rule.pattern))
      return fmt::format("'{}': only cli may use {}", found.str(), rule.what);
  }
  return {};
}

std::optional<std::string> problem_with_line(const std::string& line, const Module& module) {
  static const std::regex kInclude{R"(\s*#\s*include\s*([<"])([^>"]*)[>"].*)"};
  std::smatch parts;
  if (!std::regex_match(line, parts, kInclude)) return problem_with_names(line, module);
  return parts.str(1) == "<" ? problem_with_other(parts.str(2), module)
                             : problem_with_own(parts.str(2), module);
}

/// What is wrong with a file, one `path:line: problem` each.
std::vector<std::string> problems(const SourceText& file) {
  const Module* module = find_module(module_of(file.path));
  if (module == nullptr) return {file.path + ": lies in no module of the layering"};
  std::vector<std::string> found;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < file.text.size();) {
    const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
    ++number;
    if (const auto what = problem_with_line(file.text.substr(begin, end - begin), *module))
      found.push_back(fmt::format("{}:{}: {}", file.path, number, *what));
    begin = end + 1;
  }
  return found;
}

std::string lines(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items)
    text += item + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_sources_keep_to_the_layering) {
  const auto files = files_below("generator", {".h", ".cc"});
  BOOST_TEST(files.size() > 10);
  std::vector<std::string> found;
  for (const SourceText& file : files)
    for (const std::string& problem : problems(file))
      found.push_back(problem);
  BOOST_TEST(found.empty(), lines(found));
}

BOOST_AUTO_TEST_CASE(modules_include_only_modules_before_them_in_the_table) {
  for (auto module = kModules.begin(); module != kModules.end(); ++module)
    for (const std::string_view target : module->may_include) {
      BOOST_TEST_CONTEXT(module->name << " includes " << target)
      BOOST_TEST((std::ranges::find(kModules.begin(), module, target, &Module::name) != module));
    }
}

BOOST_AUTO_TEST_CASE(catalog_plan_check_and_emit_never_include_each_other) {
  constexpr std::array<std::string_view, 4> kSiblings{"catalog", "plan", "check", "emit"};
  for (const std::string_view name : kSiblings)
    for (const std::string_view other : kSiblings)
      BOOST_TEST(std::ranges::count(find_module(name)->may_include, other) == 0);
}

BOOST_AUTO_TEST_CASE(refuses_what_breaks_the_layering) {
  struct Case {
    std::string_view path{}, text{}, expected{};
  };

  for (const Case& c : {
           Case{"generator/base/a.cc", "#include \"model/metric.h\"\n",
                "generator/base/a.cc:1: base may not include model\n"},
           Case{"generator/plan/a.cc", "\n#include \"emit/json.h\"\n",
                "generator/plan/a.cc:2: plan may not include emit\n"},
           Case{"generator/cli/a.cc", "#include \"catalog/read_catalog.h\"\n",
                "generator/cli/a.cc:1: cli may not include catalog\n"},
           Case{"generator/emit/a.cc", "#include \"helper/a.h\"\n",
                "generator/emit/a.cc:1: there is no module 'helper'\n"},
           Case{"generator/emit/a.cc", "#include \"a.h\"\n",
                "generator/emit/a.cc:1: an include names its module: \"module/file.h\"\n"},
           Case{"generator/helper/a.cc", "int x;\n",
                "generator/helper/a.cc: lies in no module of the layering\n"},
           Case{"generator/a.cc", "int x;\n",
                "generator/a.cc: lies in no module of the layering\n"},
           Case{"generator/catalog/a.cc", "#include <yaml-cpp/yaml.h>\n",
                "generator/catalog/a.cc:1: <yaml-cpp/yaml.h> belongs to document\n"},
           Case{"generator/emit/a.cc", "#include <json/value.h>\n",
                "generator/emit/a.cc:1: <json/value.h> belongs to document\n"},
           Case{"generator/check/a.cc", "#include <re2/re2.h>\n",
                "generator/check/a.cc:1: <re2/re2.h> belongs to promql\n"},
           Case{"generator/pipeline/a.cc", "#include <cxxopts.hpp>\n",
                "generator/pipeline/a.cc:1: <cxxopts.hpp> belongs to cli\n"},
           Case{
               "generator/emit/a.cc", "#include <boost/json.hpp>\n",
               "generator/emit/a.cc:1: <boost/json.hpp> is of no library that this project uses\n"},
           Case{"generator/emit/a.cc", "#include <iostream>\n",
                "generator/emit/a.cc:1: <iostream>: only cli may use streams\n"},
           Case{"generator/emit/a.cc", "# include <sstream> // text\n",
                "generator/emit/a.cc:1: <sstream>: only cli may use streams\n"},
           Case{"generator/emit/a.cc", "#include <fstream>\n#include <ostream>\n",
                "generator/emit/a.cc:1: <fstream>: only cli may use streams\n"
                "generator/emit/a.cc:2: <ostream>: only cli may use streams\n"},
           Case{"generator/pipeline/a.cc", "#include <filesystem>\n",
                "generator/pipeline/a.cc:1: <filesystem>: only cli may use files\n"},
           Case{"generator/pipeline/a.cc", "#include <cstdio>\n",
                "generator/pipeline/a.cc:1: <cstdio>: only cli may use files\n"},
           Case{"generator/base/a.cc", "#include <ctime>\n",
                "generator/base/a.cc:1: <ctime>: only cli may use clocks\n"},
           Case{"generator/base/a.cc", "#include <random>\n",
                "generator/base/a.cc:1: <random>: only cli may use chance\n"},
           Case{"generator/plan/a.cc", "#include <thread>\n",
                "generator/plan/a.cc:1: <thread>: only cli may use threads\n"},
           Case{"generator/base/a.cc", "auto x = std::getenv(\"HOME\");\n",
                "generator/base/a.cc:1: 'getenv': only cli may use the environment\n"},
           Case{"generator/base/a.cc", "auto t = std::chrono::system_clock::now();\n",
                "generator/base/a.cc:1: 'system_clock': only cli may use clocks\n"},
           Case{"generator/document/a.cc", "std::ostream& out = std::cout;\n",
                "generator/document/a.cc:1: 'std::ostream': only cli may use streams\n"},
           Case{"generator/base/a.cc", "  std::ostringstream out;\n",
                "generator/base/a.cc:1: 'std::ostringstream': only cli may use streams\n"},
           Case{"generator/base/a.cc", "  std::cerr << 1;\n",
                "generator/base/a.cc:1: 'std::cerr': only cli may use streams\n"},
           Case{"generator/base/a.cc", "  printf (\"x\");\n",
                "generator/base/a.cc:1: 'printf (': only cli may use files\n"},
       }) {
    BOOST_TEST_CONTEXT(c.path << ": " << c.text)
    BOOST_TEST(lines(problems({std::string{c.path}, std::string{c.text}})) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(accepts_what_keeps_to_the_layering) {
  struct Case {
    std::string_view path{}, text{};
  };

  for (const Case& c : {
           Case{"generator/plan/a.cc", "#include \"plan/b.h\"\n#include \"model/metric.h\"\n"},
           Case{"generator/pipeline/a.cc", "#include \"emit/b.h\"\n#include \"plan/b.h\"\n"},
           Case{"generator/document/a.cc", "#include <yaml-cpp/yaml.h>\n#include <json/json.h>\n"},
           Case{"generator/document/a.cc", "#include <sstream>\nstd::istringstream in(text);\n"},
           Case{"generator/promql/a.cc", "#include <re2/re2.h>\n#include <string>\n"},
           Case{"generator/cli/a.cc",
                "#include <iostream>\n#include <cxxopts.hpp>\nstd::getenv(\"A\");\n"},
           Case{"generator/base/a.cc", "#include <chrono>\n#include <fmt/format.h>\n"},
           Case{"generator/base/a.cc", "std::chrono::seconds s{30};  // no system_clock here\n"},
           Case{"generator/base/a.cc", "const int runtime = snprintf_like(1);"},
       }) {
    BOOST_TEST_CONTEXT(c.path << ": " << c.text)
    BOOST_TEST(lines(problems({std::string{c.path}, std::string{c.text}})) == "");
  }
}
