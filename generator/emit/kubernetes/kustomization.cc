#include "emit/kustomization.h"

#include <utility>

namespace obsgen::emit {

document::Value kustomization(const std::vector<std::string>& files) {
  using document::Value;
  Value object =
      Value::object({{"apiVersion", "kustomize.config.k8s.io/v1beta1"}, {"kind", "Kustomization"}});
  if (files.empty()) return object;
  Value resources = Value::array();
  for (const std::string& file : files)
    resources.append(file);
  object.set("resources", std::move(resources));
  return object;
}

}  // namespace obsgen::emit
