#pragma once

// Slow answers on dense tables, and matrices that are the same on every run.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sparse_matrix.hpp"

namespace oracle {

using std::size_t;

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {}

  size_t below(size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<size_t>((state_ * 0x2545f4914f6cdd1du) >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

/// What is at each place; nothing where nothing was put.
template <class T>
struct Dense {
  size_t rows;
  size_t columns;
  std::vector<std::optional<T>> cells;

  Dense(size_t r, size_t c) : rows(r), columns(c), cells(r * c) {}

  std::optional<T>& at(size_t row, size_t column) { return cells[row * columns + column]; }
  const std::optional<T>& at(size_t row, size_t column) const {
    return cells[row * columns + column];
  }

  void add(size_t row, size_t column, const T& value) {
    std::optional<T>& cell = at(row, column);
    cell = cell ? *cell + value : value;
  }

  /// Forgets zeros.
  Dense settled() const {
    Dense result = *this;
    for (std::optional<T>& cell : result.cells) {
      if (cell && *cell == T{}) {
        cell.reset();
      }
    }
    return result;
  }
};

template <class T>
Dense<T> from_entries(size_t rows, size_t columns, const std::vector<sparse::Entry<T>>& entries) {
  Dense<T> result(rows, columns);
  for (const sparse::Entry<T>& entry : entries) {
    result.add(entry.row, entry.column, entry.value);
  }
  return result.settled();
}

template <class T>
Dense<T> product(const Dense<T>& a, const Dense<T>& b) {
  Dense<T> result(a.rows, b.columns);
  for (size_t i = 0; i < a.rows; ++i) {
    for (size_t j = 0; j < b.columns; ++j) {
      for (size_t k = 0; k < a.columns; ++k) {
        if (a.at(i, k) && b.at(k, j)) {
          result.add(i, j, *a.at(i, k) * *b.at(k, j));
        }
      }
    }
  }
  return result.settled();
}

template <class T>
Dense<T> sum(const Dense<T>& a, const Dense<T>& b) {
  Dense<T> result = a;
  for (size_t i = 0; i < a.cells.size(); ++i) {
    if (b.cells[i]) {
      result.cells[i] = a.cells[i] ? *a.cells[i] + *b.cells[i] : b.cells[i];
    }
  }
  return result.settled();
}

/// Whether the matrix has the canonical form of the table.
template <class T>
bool same(const sparse::Matrix<T>& matrix, const Dense<T>& dense) {
  std::vector<size_t> offsets{0};
  std::vector<size_t> columns;
  std::vector<T> values;
  for (size_t row = 0; row < dense.rows; ++row) {
    for (size_t column = 0; column < dense.columns; ++column) {
      if (dense.at(row, column)) {
        columns.push_back(column);
        values.push_back(*dense.at(row, column));
      }
    }
    offsets.push_back(columns.size());
  }
  return matrix.rows() == dense.rows && matrix.columns() == dense.columns &&
         matrix.row_offsets() == offsets && matrix.column_indices() == columns &&
         matrix.values() == values;
}

/// Entries of small numbers, many at one place, many that cancel out.
inline std::vector<sparse::Entry<long>> random_entries(Random& random, size_t rows, size_t columns) {
  std::vector<sparse::Entry<long>> entries;
  if (rows > 0 && columns > 0) {
    const size_t count = random.below(rows * columns + 3);
    for (size_t i = 0; i < count; ++i) {
      const long value = static_cast<long>(random.below(5)) - 2;
      entries.push_back({random.below(rows), random.below(columns), value});
    }
  }
  return entries;
}

inline std::vector<size_t> random_order(Random& random, size_t size) {
  std::vector<size_t> order(size);
  for (size_t i = 0; i < size; ++i) {
    const size_t other = random.below(i + 1);
    order[i] = order[other];
    order[other] = i;
  }
  return order;
}

}  // namespace oracle
