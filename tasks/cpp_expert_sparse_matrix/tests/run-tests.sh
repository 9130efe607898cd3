#!/usr/bin/env bash
# Builds the tests with sanitizers and runs them; the report goes to standard output.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
# Left out is what the address sanitizer sees as well and what costs as much again to compile.
g++ -std=c++20 -Og -fsanitize=address,undefined -fno-sanitize-recover=all \
  -fno-sanitize=null,alignment,vptr,object-size,return,pointer-overflow \
  -fno-sanitize=nonnull-attribute,returns-nonnull-attribute \
  -ffp-contract=off -I. tests/sparse_matrix_test.cpp -o build/sparse_matrix_test
# Some versions of the sanitizer cannot live with the widest address randomisation.
fixed=()
if setarch -R true 2>/dev/null; then
  fixed=(setarch -R)
fi
export ASAN_OPTIONS=detect_leaks=0
exec "${fixed[@]}" build/sparse_matrix_test
