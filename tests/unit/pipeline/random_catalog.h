#pragma once

#include <cstdint>
#include <string>

namespace obsgen::test {

/// A small catalog, the same for one seed: metrics of all types and values, labels of their own
/// that the target has too, with and without honoured labels and a cluster label, metrics of
/// another exporter, records, signals of random PromQL over all of it, alerts with templates and
/// panels with legends. It can be read; whether its expressions make sense is left to chance.
std::string random_catalog(std::uint32_t seed);

}  // namespace obsgen::test
