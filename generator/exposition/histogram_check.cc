#include "exposition/histogram_check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "exposition/number.h"
#include "exposition/series_order.h"

namespace obsgen::exposition {

namespace {

struct Bucket {
  double bound = 0;
  const Sample* sample = nullptr;
};

/// What is known where a histogram is checked.
struct Context {
  const Family& family;
  FileId file = 0;

  bool is(const Sample& sample, std::string_view suffix) const {
    return sample.name.size() == family.name.size() + suffix.size() &&
           sample.name.ends_with(suffix);
  }
};

Diagnostic warning(const Context& context, std::string_view code, const Sample& sample) {
  return {.severity = Severity::Warning,
          .code = std::string(code),
          .place = {context.file, sample.span}};
}

std::string_view bound_text(const Sample& sample) {
  return find_label(sample.labels, "le").value_or("");
}

void add_bucket(const Context& context, const Sample& sample, std::vector<Bucket>& buckets,
                Diagnostics& out) {
  const std::string_view text = bound_text(sample);
  const auto bound = parse_number(text);
  if (bound && !std::isnan(*bound)) {
    buckets.push_back({.bound = *bound, .sample = &sample});
    return;
  }
  out.push_back(warning(context, "exposition/bucket-bound", sample));
  out.back().message = text.empty() ? "a bucket without the label 'le'"
                                    : fmt::format("the bucket bound '{}' is not a number", text);
}

void check_neighbours(const Context& context, const Bucket& low, const Bucket& high,
                      Diagnostics& out) {
  const std::string_view low_text = bound_text(*low.sample);
  const std::string_view high_text = bound_text(*high.sample);
  if (low.bound == high.bound && low_text != high_text) {
    out.push_back(warning(context, "exposition/duplicate-bucket", *high.sample));
    out.back().message =
        fmt::format("the bucket bounds '{}' and '{}' are one number", low_text, high_text);
  } else if (low.bound < high.bound && high.sample->value < low.sample->value) {
    out.push_back(warning(context, "exposition/bucket-order", *high.sample));
    out.back().message = fmt::format(
        "{} observations up to '{}', but {} up to '{}': buckets are cumulative",
        number_text(high.sample->value), high_text, number_text(low.sample->value), low_text);
  } else {
    return;
  }
  out.back().notes.push_back(
      {.message = "the other bucket is here", .place = Place{context.file, low.sample->span}});
}

void check_count(const Context& context, const Sample* infinity, const Sample* count,
                 Diagnostics& out) {
  if (infinity == nullptr || count == nullptr) return;
  if (infinity->value == count->value) return;
  if (std::isnan(infinity->value) && std::isnan(count->value)) return;
  out.push_back(warning(context, "exposition/count-mismatch", *count));
  out.back().message = fmt::format("'{}' is {}, but the '+Inf' bucket has {}", count->name,
                                   number_text(count->value), number_text(infinity->value));
  out.back().notes.push_back(
      {.message = "the bucket is here", .place = Place{context.file, infinity->span}});
}

void check_group(const Context& context, const SampleGroup& group, Diagnostics& out) {
  const bool gauge = context.family.type == FamilyType::GaugeHistogram;
  const std::string_view count_suffix = gauge ? "_gcount" : "_count";
  std::vector<Bucket> buckets;
  const Sample* count = nullptr;
  for (const Sample* sample : group) {
    if (context.is(*sample, "_bucket")) add_bucket(context, *sample, buckets, out);
    if (context.is(*sample, count_suffix)) count = sample;
  }
  std::ranges::stable_sort(buckets, {}, &Bucket::bound);
  for (std::size_t i = 1; i < buckets.size(); ++i) {
    check_neighbours(context, buckets[i - 1], buckets[i], out);
  }
  const bool complete =
      !buckets.empty() && std::isinf(buckets.back().bound) && buckets.back().bound > 0;
  if (!complete) {
    out.push_back(warning(context, "exposition/missing-inf-bucket", *group.front()));
    out.back().message =
        fmt::format("a histogram '{}' without its bucket le=\"+Inf\"", context.family.name);
    out.back().help = "quantiles of it are NaN";
  }
  if (count == nullptr) {
    out.push_back(warning(context, "exposition/missing-count", *group.front()));
    out.back().message =
        fmt::format("a histogram '{0}' without its '{0}{1}'", context.family.name, count_suffix);
  }
  check_count(context, complete ? buckets.back().sample : nullptr, count, out);
}

bool is_part(const Sample& sample, const Family& family) {
  const std::string_view suffix = std::string_view{sample.name}.substr(family.name.size());
  return !suffix.empty() && suffix != "_created";
}

}  // namespace

void check_histogram(const Family& family, EventSettings settings, Diagnostics& out) {
  const Context context{.family = family, .file = settings.file};
  for (SampleGroup group : group_samples(family.samples, "le")) {
    std::erase_if(group, [&](const Sample* sample) { return !is_part(*sample, family); });
    if (!group.empty()) check_group(context, group, out);
  }
}

}  // namespace obsgen::exposition
