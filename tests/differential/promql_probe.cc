#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <json/json.h>

#include "promql/dump.h"
#include "promql/gates.h"
#include "promql/labels.h"
#include "promql/parse.h"
#include "promql/print.h"
#include "promql/types.h"

// `promql_probe [labels]`. One JSON string a line in, one JSON verdict a line out, in the notation
// of the reference parser, with one more field: whether what we print reads back to the same tree.
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

std::vector<std::string> strings(const Json::Value& list) {
  std::vector<std::string> all;
  for (const Json::Value& entry : list)
    all.push_back(entry.asString());
  return all;
}

// {"expr": …, "series": [{"name", "labels", "maybe"}, …]} -> the branches of the result.
Json::Value labels(const Json::Value& question) {
  Json::Value answer;
  const Outcome<Expr> parsed = parse(question["expr"].asString());
  answer["ok"] = parsed.ok();
  if (!parsed.ok()) return answer;
  std::vector<SeriesLabels> series;
  for (const Json::Value& row : question["series"])
    series.push_back({row["name"].asString(), strings(row["labels"]), strings(row["maybe"])});
  answer["branches"] = Json::Value{Json::arrayValue};
  for (const LabelBranch& branch : infer_labels(*parsed.value, series)) {
    Json::Value shown;
    shown["always"] = shown["maybe"] = Json::Value{Json::arrayValue};
    for (const std::string& label : branch.names(Presence::Always))
      shown["always"].append(label);
    for (const std::string& label : branch.names(Presence::Maybe))
      shown["maybe"].append(label);
    shown["open"] = branch.open;
    shown["possible"] = branch.possible;
    answer["branches"].append(shown);
  }
  return answer;
}

}  // namespace

int main(int argc, char** argv) {
  const bool about_labels = argc > 1 && std::string_view{argv[1]} == "labels";
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
    out->write(about_labels ? labels(text) : verdict(text.asString()), &std::cout);
    std::cout << '\n';
  }
}
