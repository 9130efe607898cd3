#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>
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
  static Matrix from_entries(std::size_t rows, std::size_t columns,
                             const std::vector<Entry<T>>& entries) {
    std::vector<std::size_t> order(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].row >= rows || entries[i].column >= columns) {
        throw std::out_of_range("an entry is outside of the matrix");
      }
      order[i] = i;
    }
    // Stable: values at one place stay in the order given.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Entry<T>& left = entries[a];
      const Entry<T>& right = entries[b];
      return std::pair(left.row, left.column) < std::pair(right.row, right.column);
    });
    Matrix result(rows, columns);
    auto next = order.begin();
    for (std::size_t row = 0; row < rows; ++row) {
      Terms terms;
      for (; next != order.end() && entries[*next].row == row; ++next) {
        terms.emplace_back(entries[*next].column, entries[*next].value);
      }
      result.append_row(terms);
    }
    return result;
  }

  static Matrix from_csr(std::size_t rows, std::size_t columns,
                         std::vector<std::size_t> row_offsets,
                         std::vector<std::size_t> column_indices, std::vector<T> values) {
    require(row_offsets.size() - 1 == rows && !row_offsets.empty(), "wrong number of row offsets");
    require(row_offsets.front() == 0, "the first row offset is not 0");
    require(row_offsets.back() == values.size(), "the last row offset is not the number of values");
    require(column_indices.size() == values.size(), "not as many columns as values");
    for (std::size_t row = 0; row < rows; ++row) {
      require(row_offsets[row] <= row_offsets[row + 1], "row offsets decrease");
      for (std::size_t i = row_offsets[row]; i < row_offsets[row + 1]; ++i) {
        require(column_indices[i] < columns, "a column is outside of the matrix");
        require(i == row_offsets[row] || column_indices[i - 1] < column_indices[i],
                "the columns of a row do not increase");
        require(!(values[i] == T{}), "a zero is stored");
      }
    }
    Matrix result(rows, columns);
    result.row_offsets_ = std::move(row_offsets);
    result.column_indices_ = std::move(column_indices);
    result.values_ = std::move(values);
    return result;
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  const std::vector<std::size_t>& row_offsets() const { return row_offsets_; }
  const std::vector<std::size_t>& column_indices() const { return column_indices_; }
  const std::vector<T>& values() const { return values_; }

  T at(std::size_t row, std::size_t column) const {
    if (row >= rows_ || column >= columns_) {
      throw std::out_of_range("the place is outside of the matrix");
    }
    const std::size_t i = lower_bound(row, column);
    return i < row_offsets_[row + 1] && column_indices_[i] == column ? values_[i] : T{};
  }

  std::vector<T> multiply(const std::vector<T>& x) const {
    require(x.size() == columns_, "the vector has another length than the matrix has columns");
    std::vector<T> result(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t i = row_offsets_[row]; i < row_offsets_[row + 1]; ++i) {
        result[row] = result[row] + values_[i] * x[column_indices_[i]];
      }
    }
    return result;
  }

  Matrix multiply(const Matrix& other) const {
    require(columns_ == other.rows_, "the matrices cannot be multiplied");
    Matrix result(rows_, other.columns_);
    for (std::size_t row = 0; row < rows_; ++row) {
      Terms terms;
      for (std::size_t i = row_offsets_[row]; i < row_offsets_[row + 1]; ++i) {
        const std::size_t k = column_indices_[i];
        for (std::size_t j = other.row_offsets_[k]; j < other.row_offsets_[k + 1]; ++j) {
          terms.emplace_back(other.column_indices_[j], values_[i] * other.values_[j]);
        }
      }
      sort_by_column(terms);
      result.append_row(terms);
    }
    return result;
  }

  Matrix add(const Matrix& other) const {
    require(rows_ == other.rows_ && columns_ == other.columns_, "the matrices differ in size");
    Matrix result(rows_, columns_);
    for (std::size_t row = 0; row < rows_; ++row) {
      Terms terms;
      append_terms(row, 0, columns_, terms);
      other.append_terms(row, 0, columns_, terms);
      sort_by_column(terms);
      result.append_row(terms);
    }
    return result;
  }

  Matrix transposed() const {
    std::vector<Terms> rows(columns_);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t i = row_offsets_[row]; i < row_offsets_[row + 1]; ++i) {
        rows[column_indices_[i]].emplace_back(row, values_[i]);
      }
    }
    Matrix result(columns_, rows_);
    for (const Terms& terms : rows) {
      result.append_row(terms);
    }
    return result;
  }

  Matrix permuted(const std::vector<std::size_t>& row_order,
                  const std::vector<std::size_t>& column_order) const {
    inverse(row_order, rows_);
    const std::vector<std::size_t> new_column = inverse(column_order, columns_);
    Matrix result(rows_, columns_);
    for (const std::size_t row : row_order) {
      Terms terms;
      append_terms(row, 0, columns_, terms);
      for (auto& [column, value] : terms) {
        column = new_column[column];
      }
      sort_by_column(terms);
      result.append_row(terms);
    }
    return result;
  }

  Matrix block(std::size_t row_begin, std::size_t row_end, std::size_t column_begin,
               std::size_t column_end) const {
    if (row_begin > row_end || row_end > rows_ || column_begin > column_end ||
        column_end > columns_) {
      throw std::out_of_range("the block is outside of the matrix");
    }
    Matrix result(row_end - row_begin, column_end - column_begin);
    for (std::size_t row = row_begin; row < row_end; ++row) {
      Terms terms;
      append_terms(row, column_begin, column_end, terms);
      for (auto& [column, value] : terms) {
        column -= column_begin;
      }
      result.append_row(terms);
    }
    return result;
  }

  friend bool operator==(const Matrix&, const Matrix&) = default;

 private:
  /// Columns and what is to be added up there.
  using Terms = std::vector<std::pair<std::size_t, T>>;

  Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns) {}

  static void require(bool condition, const char* otherwise) {
    if (!condition) {
      throw std::invalid_argument(otherwise);
    }
  }

  static void sort_by_column(Terms& terms) {
    std::stable_sort(terms.begin(), terms.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  /// Where each number stands in an order of 0 to before the size.
  static std::vector<std::size_t> inverse(const std::vector<std::size_t>& order,
                                          std::size_t size) {
    require(order.size() == size, "the order has the wrong length");
    std::vector<std::size_t> places(size, size);
    for (std::size_t i = 0; i < size; ++i) {
      require(order[i] < size && places[order[i]] == size, "the order is no permutation");
      places[order[i]] = i;
    }
    return places;
  }

  /// The position of the first stored column that is not smaller.
  std::size_t lower_bound(std::size_t row, std::size_t column) const {
    const auto begin = column_indices_.begin();
    return static_cast<std::size_t>(
        std::lower_bound(begin + row_offsets_[row], begin + row_offsets_[row + 1], column) - begin);
  }

  void append_terms(std::size_t row, std::size_t column_begin, std::size_t column_end,
                    Terms& terms) const {
    for (std::size_t i = lower_bound(row, column_begin);
         i < row_offsets_[row + 1] && column_indices_[i] < column_end; ++i) {
      terms.emplace_back(column_indices_[i], values_[i]);
    }
  }

  /// Adds the next row. Terms of one column stand together, in the order of their sum.
  void append_row(const Terms& terms) {
    for (auto term = terms.begin(); term != terms.end();) {
      const std::size_t column = term->first;
      T sum = term->second;
      for (++term; term != terms.end() && term->first == column; ++term) {
        sum = sum + term->second;
      }
      if (!(sum == T{})) {
        column_indices_.push_back(column);
        values_.push_back(std::move(sum));
      }
    }
    row_offsets_.push_back(values_.size());
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::size_t> row_offsets_{0};
  std::vector<std::size_t> column_indices_;
  std::vector<T> values_;
};

}  // namespace sparse
