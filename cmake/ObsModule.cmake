# A module is one call; the layering is visible in its PUBLIC and PRIVATE lines.

add_library(obs_flags INTERFACE)
# -pthread as RE2 has it, so that one precompiled header serves all.
target_compile_options(obs_flags INTERFACE
  -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough -Wextra-semi)
target_link_libraries(obs_flags INTERFACE fmt::fmt)

# The standard library and fmt take most of the compile time of a small file: they are read once for all.
file(WRITE ${PROJECT_BINARY_DIR}/pch.cc "")
add_library(obs_pch OBJECT ${PROJECT_BINARY_DIR}/pch.cc)
target_link_libraries(obs_pch PRIVATE obs_flags)
target_precompile_headers(obs_pch PRIVATE
  <algorithm> <array> <functional> <map> <memory> <optional> <set> <string> <string_view> <utility> <variant> <vector>
  <fmt/format.h>)

# obs_module(<name> HEADERS … SOURCES … PUBLIC … PRIVATE …)
function(obs_module name)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(arg_SOURCES)
    add_library(obs_${name} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(obs_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} obs_flags)
    target_precompile_headers(obs_${name} REUSE_FROM obs_pch)
  else()
    add_library(obs_${name} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(obs_${name} INTERFACE ${arg_PUBLIC})
  endif()
  add_library(obs::${name} ALIAS obs_${name})
  target_sources(obs_${name} ${scope}
    FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/generator FILES ${arg_HEADERS})
endfunction()

# obs_test(<name> SOURCES … LIBS …): one Boost.Test binary, one CTest entry
function(obs_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name}_test ${arg_SOURCES})
  target_link_libraries(${name}_test PRIVATE ${arg_LIBS} obs_flags obs_test_main)
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_precompile_headers(${name}_test REUSE_FROM obs_test_pch)
  target_compile_definitions(${name}_test PRIVATE OBSGEN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name}_test --color_output=no)
endfunction()
