#include "cli/standard_streams.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

namespace obsgen::cli {

namespace {

constexpr std::size_t kMaxInput = std::size_t{64} << 20U;

IoError failure(std::string_view action) {
  return {fmt::format("cannot {}: {}", action, std::generic_category().message(errno))};
}

// Appends some more of standard input; the number of bytes, 0 at its end, or why it failed.
std::variant<std::size_t, IoError> read_some(std::string& text) {
  std::array<char, 1U << 16U> buffer;
  for (;;) {
    const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("read standard input");
    const auto length = static_cast<std::size_t>(count);
    text.append(buffer.data(), length);
    return length;
  }
}

std::optional<IoError> write_all(std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("write to standard output");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

/// Lines out of pieces of text.
class LineAnswers {
 public:
  LineAnswers(const std::function<std::string(std::string_view)>& answer, std::size_t longest,
              std::string_view too_long)
      : answer_(answer), longest_(longest), too_long_(too_long) {}

  std::string& pending() { return pending_; }

  /// The answers to the lines that are complete.
  std::string take_complete() {
    std::string out;
    std::size_t begin = 0;
    for (auto end = pending_.find('\n', begin); end != std::string::npos;
         end = pending_.find('\n', begin)) {
      add(out, std::string_view{pending_}.substr(begin, end - begin));
      begin = end + 1;
    }
    pending_.erase(0, begin);
    skip_what_is_too_long();
    return out;
  }

  /// The answer to what stands behind the last line break.
  std::string take_rest() {
    std::string out;
    if (!pending_.empty() || skipping_) add(out, pending_);
    return out;
  }

 private:
  void add(std::string& out, std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool long_line = std::exchange(skipping_, false) || line.size() > longest_;
    out += long_line ? std::string{too_long_} : answer_(line);
    out += '\n';
  }

  void skip_what_is_too_long() {
    if (pending_.size() <= longest_) return;
    skipping_ = true;
    pending_.clear();
  }

  const std::function<std::string(std::string_view)>& answer_;
  std::size_t longest_;
  std::string_view too_long_;
  std::string pending_{};
  bool skipping_ = false;  // inside a line whose beginning was too long
};

}  // namespace

std::variant<std::string, IoError> read_standard_input() {
  std::string text;
  for (;;) {
    auto more = read_some(text);
    if (auto* error = std::get_if<IoError>(&more)) return std::move(*error);
    if (std::get<std::size_t>(more) == 0) return text;
    if (text.size() > kMaxInput) return IoError{"standard input has more than 64 MiB"};
  }
}

std::optional<IoError> answer_lines(const std::function<std::string(std::string_view)>& answer,
                                    std::size_t longest, std::string_view too_long) {
  LineAnswers lines{answer, longest, too_long};
  for (;;) {
    auto more = read_some(lines.pending());
    if (auto* error = std::get_if<IoError>(&more)) return std::move(*error);
    const bool at_end = std::get<std::size_t>(more) == 0;
    if (auto error = write_all(at_end ? lines.take_rest() : lines.take_complete())) return error;
    if (at_end) return std::nullopt;
  }
}

}  // namespace obsgen::cli
