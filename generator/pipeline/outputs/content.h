#pragma once

#include <string>
#include <variant>

#include "document/value.h"
#include "emit/page.h"

namespace obsgen::pipeline {

struct JsonContent {
  document::Value value{};
};

/// `comment` comes first.
struct YamlContent {
  document::Value value{};
  std::string comment{};
};

/// What a file says, and how it is written.
using Content = std::variant<JsonContent, YamlContent, emit::Page>;

}  // namespace obsgen::pipeline
