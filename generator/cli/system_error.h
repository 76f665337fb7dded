#pragma once

#include <string>
#include <string_view>

#include "base/io_error.h"

namespace obsgen::cli {

/// `cannot ACTION PATH: …`, with what the system says of `error`, a value of errno.
IoError system_error(std::string_view action, std::string_view path, int error);

}  // namespace obsgen::cli
