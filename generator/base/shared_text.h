#pragma once

#include <memory>
#include <string>
#include <utility>

namespace obsgen {

/// A text that does not change, and that its copies share.
class SharedText {
 public:
  SharedText() = default;

  SharedText(std::string text)  // NOLINT: it is its text
      : text_(std::make_shared<const std::string>(std::move(text))) {}

  SharedText(const char* text) : SharedText(std::string{text}) {}  // NOLINT

  const std::string& str() const {
    static const std::string kEmpty;
    return text_ == nullptr ? kEmpty : *text_;
  }

  bool operator==(const SharedText& other) const {
    return text_ == other.text_ || str() == other.str();
  }

 private:
  std::shared_ptr<const std::string> text_{};
};

}  // namespace obsgen
