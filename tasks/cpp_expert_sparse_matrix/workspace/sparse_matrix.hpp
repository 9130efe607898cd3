#pragma once

#include <cstddef>
#include <stdexcept>
#include <vector>

namespace sparse {

/// A value and its place.
template <class T>
struct Entry {
  std::size_t row;
  std::size_t column;
  T value;
};

/// A matrix in compressed rows. See the instructions.
template <class T>
class Matrix {
 public:
  static Matrix from_entries(std::size_t, std::size_t, const std::vector<Entry<T>>&) {
    throw std::logic_error("not implemented");
  }

  static Matrix from_csr(std::size_t, std::size_t, std::vector<std::size_t>,
                         std::vector<std::size_t>, std::vector<T>) {
    throw std::logic_error("not implemented");
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  const std::vector<std::size_t>& row_offsets() const { return row_offsets_; }
  const std::vector<std::size_t>& column_indices() const { return column_indices_; }
  const std::vector<T>& values() const { return values_; }

  T at(std::size_t, std::size_t) const { throw std::logic_error("not implemented"); }

  std::vector<T> multiply(const std::vector<T>&) const {
    throw std::logic_error("not implemented");
  }

  Matrix multiply(const Matrix&) const { throw std::logic_error("not implemented"); }

  Matrix add(const Matrix&) const { throw std::logic_error("not implemented"); }

  Matrix transposed() const { throw std::logic_error("not implemented"); }

  Matrix permuted(const std::vector<std::size_t>&, const std::vector<std::size_t>&) const {
    throw std::logic_error("not implemented");
  }

  Matrix block(std::size_t, std::size_t, std::size_t, std::size_t) const {
    throw std::logic_error("not implemented");
  }

  friend bool operator==(const Matrix&, const Matrix&) = default;

 private:
  Matrix() = default;

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<std::size_t> row_offsets_{0};
  std::vector<std::size_t> column_indices_;
  std::vector<T> values_;
};

}  // namespace sparse
