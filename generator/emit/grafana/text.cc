#include "emit/grafana/views.h"

namespace obsgen::emit {

using document::Value;

ViewJson text_view(const model::Panel& panel) {
  return {.type = "text",
          .options = Value::object({{"code", Value::object({{"language", "plaintext"},
                                                            {"showLineNumbers", false},
                                                            {"showMiniMap", false}})},
                                    {"content", panel.markdown},
                                    {"mode", "markdown"}}),
          .field_config =
              Value::object({{"defaults", Value::object()}, {"overrides", Value::array()}})};
}

}  // namespace obsgen::emit
