# A module is one call; the layering is visible in its PUBLIC and PRIVATE lines.

add_library(obs_flags INTERFACE)
# -pthread as RE2 has it, so that one precompiled header serves all.
target_compile_options(obs_flags INTERFACE
  -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-qual -Wimplicit-fallthrough -Wextra-semi)
target_link_libraries(obs_flags INTERFACE fmt::fmt)

# The standard library and fmt take most of the compile time of a small file: they are read once for all.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/pch.cc CONTENT "")
add_library(obs_pch OBJECT ${PROJECT_BINARY_DIR}/pch.cc)
target_link_libraries(obs_pch PRIVATE obs_flags)
target_precompile_headers(obs_pch PRIVATE
  <algorithm> <array> <functional> <map> <memory> <optional> <set> <string> <string_view> <utility> <variant> <vector>
  <fmt/format.h>)

# obs_module(<name> MODULES … LIBRARIES …): all files below the folder <name>. MODULES are those whose doors it may include.
function(obs_module name)
  cmake_parse_arguments(arg "" "" "MODULES;LIBRARIES" ${ARGN})
  set(folder ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${folder}/*.h)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(NOT headers OR NOT sources)
    message(FATAL_ERROR "module '${name}' needs headers and sources in ${folder}")
  endif()
  add_library(obs_${name} STATIC ${sources})
  add_library(obs::${name} ALIAS obs_${name})
  list(TRANSFORM arg_MODULES PREPEND obs::)
  target_link_libraries(obs_${name} PUBLIC ${arg_MODULES} PRIVATE ${arg_LIBRARIES} obs_flags)
  target_precompile_headers(obs_${name} REUSE_FROM obs_pch)
  target_sources(obs_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/generator FILES ${headers})
  set_property(GLOBAL APPEND PROPERTY OBS_MODULES ${name})
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

# obs_unit_test(<module> SOURCES … LIBS …): the tests of a module, all files of this folder and what SOURCES adds
function(obs_unit_test module)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  obs_test(${module} SOURCES ${tests} ${arg_SOURCES} LIBS ${arg_LIBS})
endfunction()
