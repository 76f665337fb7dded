#pragma once

#include <string>
#include <vector>

#include "document/value.h"

namespace obsgen::emit {

/// A kustomization of the Kubernetes objects in `files`, paths from its own folder, in that order.
document::Value kustomization(const std::vector<std::string>& files);

}  // namespace obsgen::emit
