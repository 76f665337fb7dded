#include "emit/kubernetes/object_meta.h"

namespace obsgen::emit {

document::Value object_meta(const ObjectName& what) {
  document::Value meta = document::Value::object();
  meta.set("name", what.name);
  if (!what.space.empty()) meta.set("namespace", what.space);
  if (!what.labels.empty()) meta.set("labels", text_map(what.labels));
  return meta;
}

}  // namespace obsgen::emit
