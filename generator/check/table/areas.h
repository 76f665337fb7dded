#pragma once

#include <span>

#include "check/table.h"

/// The table of checks in parts, each sorted by code.
namespace obsgen::check {

std::span<const Check> alert_checks();
std::span<const Check> batch_checks();
std::span<const Check> catalog_a_n_checks();
std::span<const Check> catalog_n_u_checks();
std::span<const Check> catalog_u_w_checks();
std::span<const Check> cli_checks();
std::span<const Check> dashboard_checks();
std::span<const Check> exposition_a_m_checks();
std::span<const Check> exposition_m_v_checks();
std::span<const Check> json_checks();
std::span<const Check> live_checks();
std::span<const Check> meaning_checks();
std::span<const Check> promql_checks();
std::span<const Check> rule_checks();
std::span<const Check> scrape_checks();
std::span<const Check> test_checks();
std::span<const Check> yaml_checks();

}  // namespace obsgen::check
