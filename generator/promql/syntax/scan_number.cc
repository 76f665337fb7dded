#include "promql/syntax/scan_number.h"

#include "promql/token.h"

// The shape of numbers is Prometheus's own: what it calls one token decides where the next begins,
// also in wrong input, so each step here mirrors what is accepted there and nothing stricter.
namespace obsgen::promql {
namespace {

class NumberScanner {
 public:
  explicit NumberScanner(std::string_view text) : text_(text) {}

  NumberScan scan() {
    if (number()) return {NumberScan::Kind::Number, at_};
    if (duration()) return {NumberScan::Kind::Duration, at_};
    return {NumberScan::Kind::Malformed, at_};
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool at_end() const { return at_ >= text_.size(); }

  bool at_any(std::string_view set) const {
    return !at_end() && set.find(text_[at_]) != std::string_view::npos;
  }

  bool accept(std::string_view set) {
    if (!at_any(set)) return false;
    ++at_;
    return true;
  }

  bool at_digit() const {
    const char c = peek();
    return is_digit(c) || (hex_ && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
  }

  void skip_digits() {
    while (at_digit())
      ++at_;
  }

  bool number() {
    if (accept("0") && accept("xX")) {
      hex_ = true;
      accept("_");
    }
    accept(".");  // a second point may follow, and makes the value wrong later
    while (true) {
      if (at_digit()) {
        skip_digits();
      } else if (peek() == '.') {
        if (!point()) return false;
      } else if (peek() == '_') {
        ++at_;
        if (accept("._eE") || at_end()) return false;
      } else if (!hex_ && at_any("eE")) {
        if (!exponent()) return false;
      } else {
        return !is_word(peek());
      }
    }
  }

  bool point() {
    ++at_;
    if (point_seen_ || accept("_.") || hex_) return false;
    point_seen_ = true;
    return true;
  }

  bool exponent() {
    ++at_;
    if (exponent_seen_) return false;
    exponent_seen_ = true;
    accept("+-");
    return !accept("._eE") && !at_end();
  }

  // Takes up where `number` gave up.
  bool duration() {
    if (!accept("smhdwy")) return false;
    accept("s");
    while (is_digit(peek())) {
      while (is_digit(peek()))
        ++at_;
      if (!accept("smhdw")) return false;
      accept("s");
    }
    return !is_word(peek());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool hex_ = false;
  bool point_seen_ = false;
  bool exponent_seen_ = false;
};

}  // namespace

NumberScan scan_number(std::string_view text) {
  // Almost every number is a few digits with one unit or none.
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits]))
    ++digits;
  if (digits > 0) {
    const char next = digits < text.size() ? text[digits] : '\0';
    if (!is_word(next) && next != '.') return {NumberScan::Kind::Number, digits};
  }
  return NumberScanner{text}.scan();
}

}  // namespace obsgen::promql
