#include <iostream>
#include <memory>
#include <string>

#include <json/json.h>

#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/types.h"

// One JSON string a line in, one JSON verdict a line out, in the notation of the reference parser,
// with one more field: whether what we print reads back to the same tree.
using namespace obsgen;
using namespace obsgen::promql;

namespace {

Json::Value verdict(const std::string& text) {
  Json::Value answer;
  answer["expr"] = text;
  const Outcome<Expr> parsed = parse(text);
  answer["ok"] = parsed.ok();
  if (!parsed.ok()) {
    for (const Diagnostic& d : parsed.diagnostics) {
      Json::Value error;
      error["message"] = d.message;
      error["code"] = d.code;
      error["start"] = d.place.span.begin;
      error["end"] = d.place.span.end;
      error["help"] = d.help;
      answer["errors"].append(error);
    }
    return answer;
  }
  const Expr& expr = *parsed.value;
  answer["type"] = std::string{api_name(type_of(expr))};
  answer["string"] = print(expr);
  answer["pretty"] = pretty(expr);
  answer["ast"] = dump(expr);
  for (const Gate gate : needed_gates(expr))
    answer["needs"].append(std::string{to_string(gate)});
  const Outcome<Expr> again = parse(print(expr));
  const Outcome<Expr> pretty_again = parse(pretty(expr));
  answer["stable"] = again.ok() && *again.value == expr && dump(*again.value) == dump(expr) &&
                     pretty_again.ok() && *pretty_again.value == expr;
  return answer;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Json::StreamWriterBuilder writer;
  writer["indentation"] = "";
  writer["emitUTF8"] = true;
  const std::unique_ptr<Json::StreamWriter> out{writer.newStreamWriter()};
  Json::CharReaderBuilder builder;
  builder["strictRoot"] = false;
  const std::unique_ptr<Json::CharReader> reader{builder.newCharReader()};
  for (std::string line; std::getline(std::cin, line);) {
    Json::Value text;
    std::string problems;
    if (!reader->parse(line.data(), line.data() + line.size(), &text, &problems)) {
      std::cerr << "no JSON: " << problems;
      return 2;
    }
    out->write(verdict(text.asString()), &std::cout);
    std::cout << '\n';
  }
}
