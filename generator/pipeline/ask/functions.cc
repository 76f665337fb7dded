#include "promql/functions.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "document/value.h"
#include "document/write_json.h"
#include "pipeline/ask.h"
#include "promql/aggregators.h"
#include "promql/operators.h"

namespace obsgen::pipeline {

namespace {

using document::Value;
using namespace promql;

// One of them as people and programs are told.
struct Entry {
  std::string name{};
  std::string signature{};
  std::string_view result{};
  std::string_view since{};
  bool experimental = false;
  std::string_view doc{};
};

std::string parameter_text(const Parameter& parameter) {
  return fmt::format("{} {}", parameter.name, to_string(parameter.type));
}

// `round(v instant vector, [to_nearest scalar])`, `label_join(…, src string…)`.
std::string signature_of(const Function& function) {
  std::string out{function.name};
  out += '(';
  const auto parameters = function.parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::string text = parameter_text(parameters[i]);
    out += i == 0 ? "" : ", ";
    out += i < function.required() ? text : fmt::format("[{}]", text);
  }
  if (function.repeats != 0) out += ", …";
  return out + ")";
}

std::string signature_of(const Aggregator& aggregator) {
  const bool has_parameter = !aggregator.parameter.name.empty();
  return fmt::format("{} [by|without (labels)] ({}{}v instant vector)", to_string(aggregator.op),
                     has_parameter ? parameter_text(aggregator.parameter) : "",
                     has_parameter ? ", " : "");
}

std::vector<Entry> entries() {
  std::vector<Entry> all;
  for (const Aggregator& aggregator : aggregators())
    all.push_back({std::string{to_string(aggregator.op)}, signature_of(aggregator),
                   to_string(ValueType::Vector), aggregator.since, aggregator.experimental,
                   aggregator.doc});
  for (const Function& function : functions())
    all.push_back({std::string{function.name}, signature_of(function), to_string(function.result),
                   function.since, function.experimental, function.doc});
  return all;
}

Value entry_value(const Entry& entry) {
  Value value = Value::object({{"name", entry.name},
                               {"signature", entry.signature},
                               {"result", entry.result},
                               {"experimental", entry.experimental},
                               {"doc", entry.doc}});
  if (!entry.since.empty()) value.set("since", entry.since);
  return value;
}

std::string entry_text(const Entry& entry) {
  std::string out = fmt::format("{} -> {}\n    {}", entry.signature, entry.result, entry.doc);
  if (!entry.since.empty()) out += fmt::format("; since {}", entry.since);
  if (entry.experimental) out += "; experimental";
  return out + "\n";
}

}  // namespace

std::optional<std::string> promql_functions(PromqlView view, std::string_view name) {
  std::string text;
  Value list = Value::array();
  for (const Entry& entry : entries()) {
    if (!name.empty() && entry.name != name) continue;
    text += entry_text(entry);
    list.append(entry_value(entry));
  }
  if (text.empty()) return std::nullopt;
  return view == PromqlView::Text ? text : document::write_json_line(list) + "\n";
}

std::vector<std::string> promql_function_names() {
  std::vector<std::string> names;
  for (Entry& entry : entries())
    names.push_back(std::move(entry.name));
  return names;
}

}  // namespace obsgen::pipeline
