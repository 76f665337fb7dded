#include "cli/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>
#include <sys/stat.h>

namespace obsgen::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxFile = 64U << 20U;
constexpr std::string_view kTemporary = ".obsgen-tmp";

IoError failure(std::string_view action, const std::string& path, int error) {
  return {fmt::format("cannot {} {}: {}", action, path, std::generic_category().message(error))};
}

/// Closes a file when it goes out of scope.
class File {
 public:
  explicit File(int fd) : fd_(fd) {}

  File(const File&) = delete;
  File& operator=(const File&) = delete;

  ~File() { close(); }

  int fd() const { return fd_; }

  /// 0, or the error of the close, which may be the first to tell of a full disk.
  int close() {
    const int result = fd_ >= 0 && ::close(fd_) != 0 ? errno : 0;
    fd_ = -1;
    return result;
  }

 private:
  int fd_;
};

std::optional<IoError> write_all(const std::string& path, std::string_view text) {
  ::unlink(path.c_str());
  File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
  if (file.fd() < 0) return failure("write", path, errno);
  while (!text.empty()) {
    const auto written = ::write(file.fd(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure("write", path, errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (const int error = file.close(); error != 0) return failure("write", path, error);
  return std::nullopt;
}

std::string join(const std::string& root, const std::string& path) {
  return root.empty() || root == "." ? path : (fs::path{root} / path).string();
}

std::string temporary_of(const std::string& path) { return path + std::string{kTemporary}; }

std::string without_temporary(std::string message) {
  if (const auto at = message.find(kTemporary); at != std::string::npos) {
    message.erase(at, kTemporary.size());
  }
  return message;
}

void remove_leftovers(const std::set<std::string>& folders) {
  for (const std::string& folder : folders) {
    for (const std::string& name : files_in(folder, std::string{kTemporary})) {
      ::unlink(join(folder, name).c_str());
    }
  }
}

std::set<std::string> folders_of(const std::string& root, const std::vector<Change>& changes) {
  std::set<std::string> folders;
  for (const Change& change : changes) {
    const auto folder = fs::path{join(root, change.path)}.parent_path().string();
    folders.insert(folder.empty() ? "." : folder);
  }
  return folders;
}

std::optional<IoError> prepare(const std::string& root, const std::vector<Change>& changes,
                               const std::set<std::string>& folders) {
  for (const std::string& folder : folders) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return failure("create folder", folder, error.value());
  }
  remove_leftovers(folders);
  for (const Change& change : changes) {
    if (!change.text) continue;
    if (auto error = write_all(temporary_of(join(root, change.path)), *change.text)) {
      return IoError{without_temporary(error->message)};
    }
  }
  return std::nullopt;
}

std::optional<IoError> commit(const std::string& root, const Change& change) {
  const auto path = join(root, change.path);
  if (change.text) {
    if (::rename(temporary_of(path).c_str(), path.c_str()) != 0)
      return failure("write", path, errno);
  } else if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    return failure("remove", path, errno);
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::string, IoError> read_file(const std::string& path) {
  File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd() < 0) return failure("read", path, errno);
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto count = ::read(file.fd(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure("read", path, errno);
    if (count == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > kMaxFile) return failure("read", path, EFBIG);
  }
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::vector<std::string> files_in(const std::string& folder, const std::string& suffix) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(suffix) && entry.is_regular_file(error)) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

std::optional<IoError> apply_changes(const std::string& root, const std::vector<Change>& changes) {
  const auto folders = folders_of(root, changes);
  if (auto error = prepare(root, changes, folders)) {
    remove_leftovers(folders);
    return error;
  }
  for (const Change& change : changes) {
    if (auto error = commit(root, change)) {
      remove_leftovers(folders);
      return error;
    }
  }
  return std::nullopt;
}

std::string program_folder() {
  std::error_code error;
  const auto path = fs::read_symlink("/proc/self/exe", error);
  return error ? std::string{} : path.parent_path().string();
}

}  // namespace obsgen::cli
