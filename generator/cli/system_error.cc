#include "cli/system_error.h"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace obsgen::cli {

IoError system_error(std::string_view action, std::string_view path, int error) {
  return {.message =
              fmt::format("cannot {} {}: {}", action, path, std::generic_category().message(error)),
          .reason = error == ENOENT || error == ENOTDIR ? IoError::Reason::Missing
                                                        : IoError::Reason::Refused};
}

}  // namespace obsgen::cli
