#pragma once

namespace obsgen {

/// One visitor out of several lambdas, for `std::visit` with every alternative named.
template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};

template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace obsgen
