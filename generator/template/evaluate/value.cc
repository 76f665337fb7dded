#include "template/evaluate/value.h"

#include "base/overloaded.h"

namespace obsgen::templates {

bool is_true(const Value& value) {
  return std::visit(
      Overloaded{[](const Nothing&) { return false; }, [](const NilElement&) { return false; },
                 [](bool one) { return one; }, [](std::int64_t one) { return one != 0; },
                 [](const Byte& one) { return one.value != 0; },
                 [](double one) { return one != 0; },
                 [](const std::string& one) { return !one.empty(); },
                 [](const Html& one) { return !one.text.empty(); },
                 [](const StringMap& one) { return !one.empty(); },
                 [](const Arguments& one) { return !one.values.empty(); },
                 [](const Samples&) { return false; }, [](const Top&) { return true; }},
      value.node);
}

std::string type_name(const Value& value) {
  using Word = std::string;
  return std::visit(
      Overloaded{[](const Nothing&) { return Word{"<nil>"}; },
                 [](const NilElement&) { return Word{"interface {}"}; },
                 [](bool) { return Word{"bool"}; }, [](std::int64_t) { return Word{"int"}; },
                 [](const Byte&) { return Word{"uint8"}; }, [](double) { return Word{"float64"}; },
                 [](const std::string&) { return Word{"string"}; },
                 [](const Html&) { return Word{"template.HTML"}; },
                 [](const StringMap&) { return Word{"map[string]string"}; },
                 [](const Arguments&) { return Word{"map[string]interface {}"}; },
                 [](const Samples&) { return Word{"template.queryResult"}; },
                 [](const Top&) { return Word{"the data of the text"}; }},
      value.node);
}

bool is_nil(const Value& value) {
  return as<Nothing>(value) != nullptr || as<NilElement>(value) != nullptr;
}

std::size_t weight(const Value& value) {
  std::size_t bytes = sizeof(Value);
  if (const auto* text = as<std::string>(value)) bytes += text->size();
  if (const auto* html = as<Html>(value)) bytes += html->text.size();
  if (const auto* map = as<StringMap>(value)) {
    for (const auto& [key, text] : *map)
      bytes += key.size() + text.size();
  }
  if (const auto* map = as<Arguments>(value)) {
    for (const Value& one : map->values)
      bytes += weight(one);
  }
  return bytes;
}

}  // namespace obsgen::templates
