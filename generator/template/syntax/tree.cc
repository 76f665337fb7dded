#include "template/tree.h"

#include "base/assert.h"
#include "template/syntax/quoting.h"

namespace obsgen::templates {

std::string String::value() const {
  auto value = unquoted(written);
  OBS_ASSERT(value);
  return *std::move(value);
}

bool Parenthesised::operator==(const Parenthesised& other) const {
  return pipeline == other.pipeline && before_end == other.before_end && fields == other.fields;
}

bool Branch::operator==(const Branch& other) const {
  return head == other.head && pipeline == other.pipeline && body == other.body;
}

bool Define::operator==(const Define& other) const {
  return head == other.head && name == other.name && body == other.body && end == other.end;
}

bool Block::operator==(const Block& other) const {
  return head == other.head && name == other.name && pipeline == other.pipeline &&
         body == other.body && end == other.end;
}

}  // namespace obsgen::templates
