#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "steps.h"

/// Catalogs of a chosen size, and what it takes to generate from them.
namespace obsgen::growth {

/// Texts by path; the operator's is `c.yaml`.
using Files = std::map<std::string, std::string>;

/// `part` of each number below `count`, one after another.
std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part);

/// A catalog: the operator, a counter `calls_total` by label `code`, a gauge `depth`, and `body`.
std::string catalog(const std::string& body);

/// A signal `name` with `expr`, as a line of `signals:`.
std::string signal(const std::string& name, const std::string& expr);

/// An alert `name` on `signal`, as an entry of `alerts:`; `more` ends its keys.
std::string alert(const std::string& name, const std::string& signal, const std::string& more = {});

/// From the reading to the artefacts, which must come without any problem.
Steps steps_of_generating(const Files& files);

/// Twice the input takes at most two and a half times the steps: `steps(2 * n)` against `steps(n)`.
void check_growth(std::size_t n, const std::function<Steps(std::size_t)>& steps);

/// The same of allocations alone, for what is written with more indentation the deeper it is.
void check_growth_of_depth(std::size_t n, const std::function<Steps(std::size_t)>& steps);

}  // namespace obsgen::growth
