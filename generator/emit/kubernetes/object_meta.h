#pragma once

#include <map>
#include <string>

#include "document/value.h"

namespace obsgen::emit {

/// What a Kubernetes object is called.
struct ObjectName {
  std::string name{};
  std::string space{};  // its namespace; empty: none is said
  std::map<std::string, std::string> labels{};
};

/// `metadata` of a Kubernetes object, without empty keys.
document::Value object_meta(const ObjectName& what);

/// Names and values as an object, in the order of `texts`.
template <class Texts>
document::Value text_map(const Texts& texts) {
  document::Value object = document::Value::object();
  for (const auto& [name, text] : texts)
    object.set(name, text);
  return object;
}

}  // namespace obsgen::emit
