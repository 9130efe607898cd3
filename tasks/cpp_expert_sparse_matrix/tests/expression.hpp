#pragma once

#include <cstddef>
#include <string>
#include <utility>

/// A value that remembers how it was computed. Its operations are neither commutative nor
/// associative, and it counts products.
struct Expression {
  std::string text;
  static inline std::size_t products = 0;

  friend bool operator==(const Expression&, const Expression&) = default;

  friend Expression operator+(const Expression& a, const Expression& b) {
    if (a.text.empty() || b.text.empty()) {
      return {a.text + b.text};
    }
    return {"(" + a.text + "+" + b.text + ")"};
  }

  friend Expression operator*(const Expression& a, const Expression& b) {
    ++products;
    return {a.text + "*" + b.text};
  }
};
