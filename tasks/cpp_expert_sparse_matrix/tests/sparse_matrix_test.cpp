#include "sparse_matrix.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "expression.hpp"
#include "oracle.hpp"
#include "tap.hpp"

namespace {

using oracle::Random;
using sparse::Entry;
using Numbers = sparse::Matrix<long>;
using Doubles = sparse::Matrix<double>;
using Expressions = sparse::Matrix<Expression>;
using Sizes = std::vector<std::size_t>;

constexpr std::size_t kHuge = std::numeric_limits<std::size_t>::max();

/// 1 0 2
/// 0 0 0
/// 0 3 0
/// 4 5 6
Numbers example() {
  return Numbers::from_entries(
      4, 3, {{3, 1, 5}, {0, 2, 2}, {3, 2, 6}, {2, 1, 3}, {0, 0, 1}, {3, 0, 4}});
}

// Making matrices

TEST("entries in any order become compressed rows") {
  const Numbers matrix = example();
  CHECK(matrix.rows() == 4 && matrix.columns() == 3);
  CHECK(matrix.row_offsets() == Sizes{0, 2, 2, 3, 6});
  CHECK(matrix.column_indices() == Sizes{0, 2, 1, 0, 1, 2});
  CHECK(matrix.values() == std::vector<long>{1, 2, 3, 4, 5, 6});
}

TEST("entries at one place add up in the order given") {
  // More than a sort leaves in order by chance.
  std::vector<Entry<Expression>> entries;
  std::string expected[3];
  for (int i = 0; i < 60; ++i) {
    const std::size_t column = static_cast<std::size_t>(i * 7 % 3);
    const std::string name = "v" + std::to_string(i);
    entries.push_back({1, column, {name}});
    std::string& sum = expected[column];
    sum = sum.empty() ? name : "(" + sum + "+" + name + ")";
  }
  const auto matrix = Expressions::from_entries(2, 3, entries);
  CHECK(matrix.row_offsets() == Sizes{0, 0, 3});
  for (std::size_t column = 0; column < 3; ++column) {
    CHECK(matrix.values()[column].text == expected[column]);
  }
}

TEST("sums of doubles depend on the order given") {
  const auto first = Doubles::from_entries(1, 1, {{0, 0, 1e100}, {0, 0, 1.0}, {0, 0, -1e100}});
  const auto second = Doubles::from_entries(1, 1, {{0, 0, 1e100}, {0, 0, -1e100}, {0, 0, 1.0}});
  CHECK(first.values().empty());
  CHECK(second.values() == std::vector<double>{1.0});
}

TEST("entries that cancel out are not stored") {
  const auto matrix = Numbers::from_entries(2, 2, {{0, 0, 3}, {1, 1, 7}, {0, 0, -3}, {0, 1, 0}});
  CHECK(matrix.row_offsets() == Sizes{0, 0, 1});
  CHECK(matrix.values() == std::vector<long>{7});
}

TEST("negative zero is zero and not-a-number is not") {
  const auto matrix = Doubles::from_entries(1, 3, {{0, 0, -0.0}, {0, 1, std::nan("")}});
  CHECK(matrix.column_indices() == Sizes{1});
  CHECK(std::isnan(matrix.at(0, 1)));
}

TEST("entries outside of the matrix are refused") {
  CHECK_THROWS(std::out_of_range, Numbers::from_entries(2, 3, {{2, 0, 1}}));
  CHECK_THROWS(std::out_of_range, Numbers::from_entries(2, 3, {{0, 3, 1}}));
  CHECK_THROWS(std::out_of_range, Numbers::from_entries(0, 3, {{0, 0, 0}}));
  CHECK_THROWS(std::out_of_range, Numbers::from_entries(2, 0, {{0, kHuge, 1}}));
}

TEST("a canonical form is taken as it is") {
  CHECK(Numbers::from_csr(4, 3, {0, 2, 2, 3, 6}, {0, 2, 1, 0, 1, 2}, {1, 2, 3, 4, 5, 6}) ==
        example());
  const auto empty = Numbers::from_csr(0, 5, {0}, {}, {});
  CHECK(empty.rows() == 0 && empty.columns() == 5);
}

TEST("a form that is not canonical is refused") {
  const auto refused = [](std::size_t rows, std::size_t columns, Sizes offsets, Sizes indices,
                          std::vector<long> values) {
    CHECK_THROWS(std::invalid_argument, Numbers::from_csr(rows, columns, offsets, indices, values));
  };
  refused(2, 3, {0, 1}, {0}, {1});                     // too few offsets
  refused(1, 3, {0, 1, 1}, {0}, {1});                  // too many
  refused(0, 3, {}, {}, {});                           // none
  refused(kHuge, 3, {}, {}, {});                       // rows + 1 is 0
  refused(1, 3, {1, 2}, {0, 1}, {1, 2});               // does not begin with 0
  refused(1, 3, {0, 1}, {0, 1}, {1, 2});               // ends early
  refused(1, 3, {0, 2}, {0, 1}, {1, 2, 3});            // too many values
  refused(1, 3, {0, 2}, {0}, {1, 2});                  // too few columns
  refused(1, 3, {0, 2}, {0, 1, 2}, {1, 2});            // too many columns
  refused(1, 3, {0, 1}, {3}, {1});                     // a column outside
  refused(1, 3, {0, 2}, {1, 1}, {1, 2});               // a column twice
  refused(1, 3, {0, 2}, {2, 0}, {1, 2});               // columns decrease
  refused(2, 3, {0, 2, 3}, {0, 2, 1}, {1, 0, 3});      // a zero
}

TEST("row offsets that lead outside are refused without following them") {
  const auto refused = [](Sizes offsets) {
    CHECK_THROWS(std::invalid_argument,
                 Numbers::from_csr(3, 9, offsets, Sizes{0, 1}, std::vector<long>{1, 2}));
  };
  refused({0, 2, 1, 2});
  refused({0, 1000, 0, 2});
  refused({0, kHuge, 0, 2});
  refused({0, kHuge - 3, kHuge - 2, 2});
  refused({0, 1, 2, 1000});
}

TEST("a matrix may have no rows or no columns") {
  const auto flat = Numbers::from_entries(0, 4, {});
  const auto thin = Numbers::from_entries(3, 0, {});
  CHECK(flat.row_offsets() == Sizes{0});
  CHECK(thin.row_offsets() == Sizes{0, 0, 0, 0});
  CHECK(flat.transposed() == Numbers::from_entries(4, 0, {}));
  CHECK(thin.multiply(flat.block(0, 0, 1, 3)) == Numbers::from_entries(3, 2, {}));
  CHECK(thin.multiply(std::vector<long>{}) == std::vector<long>{0, 0, 0});
  CHECK(flat.multiply(std::vector<long>{1, 2, 3, 4}).empty());
  CHECK(thin.permuted({2, 0, 1}, {}) == thin);
  CHECK(flat.add(flat) == flat);
}

// Reading

TEST("every place can be read") {
  const Numbers matrix = example();
  const long expected[4][3] = {{1, 0, 2}, {0, 0, 0}, {0, 3, 0}, {4, 5, 6}};
  for (std::size_t row = 0; row < 4; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      CHECK(matrix.at(row, column) == expected[row][column]);
    }
  }
  CHECK_THROWS(std::out_of_range, matrix.at(4, 0));
  CHECK_THROWS(std::out_of_range, matrix.at(0, 3));
  CHECK_THROWS(std::out_of_range, Numbers::from_entries(0, 0, {}).at(0, 0));
}

TEST("matrices of other sizes are not equal") {
  CHECK(!(Numbers::from_entries(2, 2, {}) == Numbers::from_entries(2, 3, {})));
  CHECK(!(Numbers::from_entries(2, 2, {{0, 0, 1}}) == Numbers::from_entries(2, 2, {{0, 1, 1}})));
  CHECK(Numbers::from_entries(2, 2, {{0, 0, 1}}) == Numbers::from_entries(2, 2, {{0, 0, 1}}));
}

// Products

TEST("a vector is multiplied from the smallest column on") {
  const auto matrix = Expressions::from_entries(
      3, 3, {{0, 2, {"c"}}, {0, 0, {"a"}}, {0, 1, {"b"}}, {2, 1, {"d"}}});
  const auto result = matrix.multiply(std::vector<Expression>{{"x"}, {"y"}, {"z"}});
  CHECK(result.size() == 3);
  CHECK(result[0].text == "((a*x+b*y)+c*z)");
  CHECK(result[1].text.empty());
  CHECK(result[2].text == "d*y");
}

TEST("the factors of a product keep their sides and its terms their order") {
  const auto a = Expressions::from_entries(2, 3, {{0, 2, {"a2"}}, {0, 0, {"a0"}}, {0, 1, {"a1"}}});
  const auto b = Expressions::from_entries(
      3, 2, {{2, 0, {"b2"}}, {1, 0, {"b1"}}, {0, 0, {"b0"}}, {1, 1, {"b3"}}});
  const auto result = a.multiply(b);
  CHECK(result.row_offsets() == Sizes{0, 2, 2});
  CHECK(result.at(0, 0).text == "((a0*b0+a1*b1)+a2*b2)");
  CHECK(result.at(0, 1).text == "a1*b3");
}

TEST("only stored values are multiplied, each pair once") {
  Random random(3);
  std::vector<Entry<Expression>> left, right;
  for (int i = 0; i < 40; ++i) {
    left.push_back({random.below(10), random.below(12), {"l"}});
    right.push_back({random.below(12), random.below(10), {"r"}});
  }
  const auto a = Expressions::from_entries(10, 12, left);
  const auto b = Expressions::from_entries(12, 10, right);
  std::size_t pairs = 0;
  for (const std::size_t k : a.column_indices()) {
    pairs += b.row_offsets()[k + 1] - b.row_offsets()[k];
  }
  Expression::products = 0;
  a.multiply(b);
  CHECK(Expression::products == pairs);
}

TEST("terms of a product that cancel out are not stored") {
  const auto a = Numbers::from_entries(1, 2, {{0, 0, 2}, {0, 1, 3}});
  const auto b = Numbers::from_entries(2, 2, {{0, 0, 3}, {1, 0, -2}, {0, 1, 1}});
  const auto result = a.multiply(b);
  CHECK(result.column_indices() == Sizes{1});
  CHECK(result.values() == std::vector<long>{2});
}

TEST("a matrix can be multiplied by itself and assigned to itself") {
  auto matrix = Numbers::from_entries(2, 2, {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}});
  for (int i = 0; i < 5; ++i) {
    matrix = matrix.multiply(matrix);
  }
  CHECK(matrix.values() == std::vector<long>{3524578, 2178309, 2178309, 1346269});
}

TEST("what does not fit is not multiplied or added") {
  const Numbers matrix = example();
  CHECK_THROWS(std::invalid_argument, matrix.multiply(std::vector<long>(4)));
  CHECK_THROWS(std::invalid_argument, matrix.multiply(std::vector<long>(2)));
  CHECK_THROWS(std::invalid_argument, matrix.multiply(matrix));
  CHECK_THROWS(std::invalid_argument, matrix.add(matrix.transposed()));
  CHECK_THROWS(std::invalid_argument, matrix.add(matrix.block(0, 4, 0, 2)));
  CHECK_THROWS(std::invalid_argument, matrix.add(matrix.block(0, 3, 0, 3)));
}

// Other functions

TEST("the left matrix comes first in a sum") {
  const auto a = Expressions::from_entries(1, 3, {{0, 0, {"a"}}, {0, 1, {"b"}}});
  const auto b = Expressions::from_entries(1, 3, {{0, 1, {"c"}}, {0, 2, {"d"}}});
  const auto result = a.add(b);
  CHECK(result.at(0, 0).text == "a");
  CHECK(result.at(0, 1).text == "(b+c)");
  CHECK(result.at(0, 2).text == "d");
}

TEST("sums of matrices that are zero are not stored") {
  const Numbers minus = Numbers::from_entries(4, 3, {{0, 0, -1}, {3, 1, -5}, {1, 1, 8}});
  const Numbers result = example().add(minus);
  CHECK(result.row_offsets() == Sizes{0, 1, 2, 3, 5});
  CHECK(result.values() == std::vector<long>{2, 8, 3, 4, 6});
}

TEST("rows and columns change places") {
  const Numbers result = example().transposed();
  CHECK(result.rows() == 3 && result.columns() == 4);
  CHECK(result.row_offsets() == Sizes{0, 2, 4, 6});
  CHECK(result.column_indices() == Sizes{0, 3, 2, 3, 0, 3});
  CHECK(result.values() == std::vector<long>{1, 4, 3, 5, 2, 6});
  CHECK(result.transposed() == example());
}

TEST("an order says which old row and column comes to each place") {
  // A cycle of three: taking it backwards gives something else.
  const Numbers result = example().permuted({3, 0, 1, 2}, {1, 2, 0});
  CHECK(result.row_offsets() == Sizes{0, 3, 5, 5, 6});
  CHECK(result.column_indices() == Sizes{0, 1, 2, 1, 2, 0});
  CHECK(result.values() == std::vector<long>{5, 6, 4, 2, 1, 3});
}

TEST("an order that is no permutation is refused") {
  const Numbers matrix = example();
  const Sizes rows{0, 1, 2, 3};
  const Sizes columns{0, 1, 2};
  CHECK_THROWS(std::invalid_argument, matrix.permuted({0, 1, 2}, columns));
  CHECK_THROWS(std::invalid_argument, matrix.permuted({0, 1, 2, 3, 4}, columns));
  CHECK_THROWS(std::invalid_argument, matrix.permuted({0, 1, 1, 3}, columns));
  CHECK_THROWS(std::invalid_argument, matrix.permuted({0, 1, 2, 4}, columns));
  CHECK_THROWS(std::invalid_argument, matrix.permuted(rows, {0, 1}));
  CHECK_THROWS(std::invalid_argument, matrix.permuted(rows, {2, 1, 2}));
  CHECK_THROWS(std::invalid_argument, matrix.permuted(rows, {0, 1, kHuge}));
}

TEST("a block is numbered from zero") {
  const Numbers result = example().block(2, 4, 1, 3);
  CHECK(result == Numbers::from_entries(2, 2, {{0, 0, 3}, {1, 0, 5}, {1, 1, 6}}));
  CHECK(example().block(0, 4, 0, 3) == example());
  CHECK(example().block(4, 4, 3, 3) == Numbers::from_entries(0, 0, {}));
  CHECK(example().block(1, 2, 2, 2) == Numbers::from_entries(1, 0, {}));
}

TEST("a block outside of the matrix is refused") {
  CHECK_THROWS(std::out_of_range, example().block(0, 5, 0, 3));
  CHECK_THROWS(std::out_of_range, example().block(0, 4, 0, 4));
  CHECK_THROWS(std::out_of_range, example().block(3, 2, 0, 3));
  CHECK_THROWS(std::out_of_range, example().block(0, 4, 3, 2));
  CHECK_THROWS(std::out_of_range, example().block(5, 5, 0, 0));
}

// Sizes

TEST("places are told apart though rows times columns overflows") {
  const std::size_t columns = std::size_t{1} << 63;
  const auto matrix = Numbers::from_entries(4, columns, {{2, 5, 7}, {0, 5, 3}, {2, 5, 1}});
  CHECK(matrix.row_offsets() == Sizes{0, 1, 1, 2, 2});
  CHECK(matrix.at(0, 5) == 3);
  CHECK(matrix.at(2, 5) == 8);
  CHECK(matrix.at(2, columns - 1) == 0);
}

TEST("nothing is as long as the columns when they are as many as can be") {
  const auto wide = Numbers::from_entries(
      3, kHuge, {{0, kHuge - 1, 2}, {0, 9, 1}, {2, std::size_t{1} << 40, 4}, {1, 9, -1}});
  CHECK(wide.at(0, kHuge - 1) == 2);
  CHECK_THROWS(std::out_of_range, wide.at(0, kHuge));
  CHECK(Numbers::from_csr(3, kHuge, wide.row_offsets(), wide.column_indices(), wide.values()) ==
        wide);
  CHECK(wide.add(wide).at(2, std::size_t{1} << 40) == 8);
  const auto factors = Numbers::from_entries(2, 3, {{0, 0, 1}, {0, 1, 1}, {1, 2, 5}});
  const auto product = factors.multiply(wide);
  CHECK(product.columns() == kHuge);
  CHECK(product.column_indices() == Sizes{kHuge - 1, std::size_t{1} << 40});
  CHECK(product.values() == std::vector<long>{2, 20});
  const auto part = wide.block(0, 1, 10, kHuge);
  CHECK(part.columns() == kHuge - 10);
  CHECK(part.column_indices() == Sizes{kHuge - 11});
}

TEST("a band of 60000 rows is made, multiplied and turned") {
  constexpr std::size_t size = 60'000;
  std::vector<Entry<long>> entries;
  for (std::size_t row = size; row-- > 0;) {
    entries.push_back({row, row, 2});
    if (row > 0) {
      entries.push_back({row, row - 1, -1});
    }
  }
  const auto band = Numbers::from_entries(size, size, entries);
  const auto square = band.multiply(band.transposed());
  CHECK(square.values().size() == 3 * size - 2);
  CHECK(square.at(0, 0) == 4 && square.at(7, 7) == 5 && square.at(size - 1, size - 2) == -2);
  CHECK(band.multiply(std::vector<long>(size, 1))[size - 1] == 1);
  Sizes backwards(size);
  for (std::size_t i = 0; i < size; ++i) {
    backwards[i] = size - 1 - i;
  }
  CHECK(band.permuted(backwards, backwards).at(0, 1) == -1);
  CHECK(band.add(band).block(10, 20, 0, size).values().size() == 20);
}

// Everything together

TEST("seeded matrices of numbers agree with dense tables") {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const std::string note = "seed " + std::to_string(seed);
    Random random(seed);
    const std::size_t m = random.below(7), n = random.below(7), p = random.below(7);
    const auto entries = oracle::random_entries(random, m, n);
    const auto more = oracle::random_entries(random, m, n);
    const auto factor = oracle::random_entries(random, n, p);
    const auto a = Numbers::from_entries(m, n, entries);
    const auto b = Numbers::from_entries(n, p, factor);
    const auto c = Numbers::from_entries(m, n, more);
    const auto dense_a = oracle::from_entries(m, n, entries);
    const auto dense_b = oracle::from_entries(n, p, factor);
    const auto dense_c = oracle::from_entries(m, n, more);
    CHECK_NOTE(note, oracle::same(a, dense_a));
    CHECK_NOTE(note, oracle::same(a.multiply(b), oracle::product(dense_a, dense_b)));
    CHECK_NOTE(note, oracle::same(a.add(c), oracle::sum(dense_a, dense_c)));
    CHECK_NOTE(note, a.multiply(b).transposed() == b.transposed().multiply(a.transposed()));
    CHECK_NOTE(note, a.transposed().transposed() == a);

    const Sizes rows = oracle::random_order(random, m), columns = oracle::random_order(random, n);
    oracle::Dense<long> permuted(m, n);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        permuted.at(i, j) = dense_a.at(rows[i], columns[j]);
      }
    }
    CHECK_NOTE(note, oracle::same(a.permuted(rows, columns), permuted));

    const std::size_t top = random.below(m + 1), bottom = top + random.below(m - top + 1);
    const std::size_t left = random.below(n + 1), right = left + random.below(n - left + 1);
    oracle::Dense<long> block(bottom - top, right - left);
    for (std::size_t i = top; i < bottom; ++i) {
      for (std::size_t j = left; j < right; ++j) {
        block.at(i - top, j - left) = dense_a.at(i, j);
      }
    }
    CHECK_NOTE(note, oracle::same(a.block(top, bottom, left, right), block));
  }
}

TEST("seeded matrices of doubles agree with dense tables to the last bit") {
  const double numbers[] = {1e16, -1e16, 1.0, 3.0, 1e-3, -7.25, 1e150, 0.1};
  for (std::uint64_t seed = 1000; seed < 1200; ++seed) {
    const std::string note = "seed " + std::to_string(seed);
    Random random(seed);
    std::vector<Entry<double>> left, right;
    for (int i = 0; i < 80; ++i) {
      left.push_back({random.below(4), random.below(9), numbers[random.below(8)]});
      right.push_back({random.below(9), random.below(4), numbers[random.below(6)]});
    }
    const auto a = Doubles::from_entries(4, 9, left);
    const auto b = Doubles::from_entries(9, 4, right);
    const auto dense_a = oracle::from_entries(4, 9, left);
    const auto dense_b = oracle::from_entries(9, 4, right);
    CHECK_NOTE(note, oracle::same(a, dense_a));
    CHECK_NOTE(note, oracle::same(b, dense_b));
    CHECK_NOTE(note, oracle::same(a.multiply(b), oracle::product(dense_a, dense_b)));
  }
}

}  // namespace

int main() { return tap::run_all(); }
