#pragma once

#include "template/evaluate/functions.h"

/// Prometheus' own functions. What a query, a clock or another character set would answer is
/// unclear.
namespace obsgen::templates::prometheus {

Result args(const Operands& operands, const Data& data);
Result external_url(const Operands& operands, const Data& data);
Result first(const Operands& operands, const Data& data);
Result graph_link(const Operands& operands, const Data& data);
Result humanize(const Operands& operands, const Data& data);
Result humanize_1024(const Operands& operands, const Data& data);
Result humanize_duration(const Operands& operands, const Data& data);
Result humanize_percentage(const Operands& operands, const Data& data);
Result humanize_timestamp(const Operands& operands, const Data& data);
Result match(const Operands& operands, const Data& data);
Result now(const Operands& operands, const Data& data);
Result of_sample(const Operands& operands, const Data& data);
Result parse_duration(const Operands& operands, const Data& data);
Result path_prefix(const Operands& operands, const Data& data);
Result query(const Operands& operands, const Data& data);
Result replace_all(const Operands& operands, const Data& data);
Result safe_html(const Operands& operands, const Data& data);
Result sort_by_label(const Operands& operands, const Data& data);
Result strip_domain(const Operands& operands, const Data& data);
Result strip_port(const Operands& operands, const Data& data);
Result table_link(const Operands& operands, const Data& data);
Result title(const Operands& operands, const Data& data);
Result to_duration(const Operands& operands, const Data& data);
Result to_lower(const Operands& operands, const Data& data);
Result to_time(const Operands& operands, const Data& data);
Result to_upper(const Operands& operands, const Data& data);
Result url_query_escape(const Operands& operands, const Data& data);

}  // namespace obsgen::templates::prometheus
