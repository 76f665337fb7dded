#include "cli/standard_streams.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "base/map_parallel.h"

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
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (auto end = pending_.find('\n', begin); end != std::string::npos;
         end = pending_.find('\n', begin)) {
      lines.push_back(std::string_view{pending_}.substr(begin, end - begin));
      begin = end + 1;
    }
    std::string out = answers(lines);
    pending_.erase(0, begin);
    skip_what_is_too_long();
    return out;
  }

  /// The answer to what stands behind the last line break.
  std::string take_rest() {
    return pending_.empty() && !skipping_ ? std::string{} : answers({pending_});
  }

 private:
  std::string answers(std::vector<std::string_view> lines) {
    std::string out;
    if (skipping_ && !lines.empty()) {
      out.append(too_long_) += '\n';
      lines.erase(lines.begin());
      skipping_ = false;
    }
    for (const std::string& text :
         map_parallel(lines, [this](std::string_view line) { return answer_to(line); }))
      out.append(text) += '\n';
    return out;
  }

  std::string answer_to(std::string_view line) const {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line.size() > longest_ ? std::string{too_long_} : answer_(line);
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
