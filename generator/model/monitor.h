#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/duration.h"

/// A ServiceMonitor as it will be written.
namespace obsgen::model {

struct Monitor {
  std::string name{};
  std::string space{};  // namespace of the object and of the operator
  std::map<std::string, std::string> labels{};
  std::map<std::string, std::string> selector{};
  std::string port{};
  std::string path{};
  Duration interval{};
  Duration timeout{};
  bool honor_labels = false;
  std::vector<std::string> drop{};  // regular expressions of metric names
};

}  // namespace obsgen::model
