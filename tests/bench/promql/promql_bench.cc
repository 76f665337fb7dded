#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <json/json.h>

#include "promql/dump.h"
#include "promql/parse.h"
#include "promql/print.h"

// promql_bench FILE: reads expressions, JSON strings one a line, and says how many a second one
// core parses and checks, prints, and dumps.
namespace {

using namespace obsgen;
using namespace obsgen::promql;

std::vector<std::string> read(const char* path) {
  std::ifstream file{path};
  std::vector<std::string> expressions;
  for (std::string line; std::getline(file, line);) {
    std::istringstream stream{"[" + line + "]"};
    Json::Value list;
    stream >> list;
    expressions.push_back(list[0].asString());
  }
  return expressions;
}

template <class Work>
void measure(std::string_view name, const std::vector<std::string>& expressions, const Work& work) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  std::size_t done = 0;
  std::size_t bytes = 0;
  std::chrono::duration<double> spent{};
  while (spent < std::chrono::seconds{2}) {
    for (const std::string& text : expressions) {
      bytes += text.size();
      work(text);
    }
    done += expressions.size();
    spent = Clock::now() - begin;
  }
  std::cout << name << ": " << static_cast<std::size_t>(static_cast<double>(done) / spent.count())
            << " expressions/s, "
            << static_cast<std::size_t>(static_cast<double>(bytes) / spent.count() / 1e6)
            << " MB/s\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::vector<std::string> expressions = read(argv[1]);
  std::size_t sink = 0;
  measure("parse and check", expressions,
          [&](const std::string& text) { sink += parse(text).ok() ? 1U : 0U; });
  measure("parse, check and print", expressions, [&](const std::string& text) {
    const auto parsed = parse(text);
    if (parsed.value) sink += print(*parsed.value).size();
  });
  measure("parse, check and dump", expressions, [&](const std::string& text) {
    const auto parsed = parse(text);
    if (parsed.value) sink += dump(*parsed.value).size();
  });
  return sink == 0 ? 1 : 0;
}
