#pragma once

#include <map>
#include <string>
#include <variant>

#include "base/span.h"
#include "template/tree.h"

namespace obsgen::templates {

/// What a text of an alert is expanded with.
struct Data {
  std::map<std::string, std::string> labels{};
  double value = 0;
  std::map<std::string, std::string> external_labels{};
  std::string external_url{};
};

/// The text that Prometheus would show.
struct Expanded {
  std::string text{};

  bool operator==(const Expanded&) const = default;
};

/// Prometheus would fail with something of this sense, and show that in place of the whole text.
/// `span` is that of the operand.
struct Failed {
  std::string reason{};
  Span span{};

  bool operator==(const Failed&) const = default;
};

/// What the text comes to is not known here: it asks Prometheus or a clock, or is spelled as no
/// text of an alert is.
struct Unclear {
  std::string reason{};
  Span span{};

  bool operator==(const Unclear&) const = default;
};

using Expansion = std::variant<Expanded, Failed, Unclear>;

/// Executes a template as Go's text/template does with Prometheus' functions, in bounded time and
/// space. The text is exactly Prometheus' own, the failure is where it has one.
Expansion expand(const Template& source, const Data& data);

}  // namespace obsgen::templates
