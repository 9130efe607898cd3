#!/usr/bin/env bash
# Builds the tests once for each sanitizer and runs both; the report goes to standard output.
set -u
cd "$(dirname "$0")/.."
rm -rf build
mkdir -p build
touch build/thread.tap build/address.tap build/thread.err build/address.err

export TSAN_OPTIONS="halt_on_error=1 exitcode=66 suppressions=tests/tsan.supp"
export ASAN_OPTIONS="detect_leaks=0 exitcode=66"
export UBSAN_OPTIONS="exitcode=66"

build() { # name, sanitizers, optimisation
  # Left out is what the address sanitizer sees as well and what costs as much again to compile.
  g++ -std=c++20 "$3" -pthread -fsanitize="$2" -fno-sanitize-recover=all \
    -fno-sanitize=null,alignment,vptr,object-size,return,pointer-overflow \
    -fno-sanitize=nonnull-attribute,returns-nonnull-attribute \
    -DBUILD="\"$1\"" -I. tests/thread_pool_test.cpp -o "build/$1"
}

# The runtime of the thread sanitizer may refuse a kernel that spreads its mappings widely. It
# does so before the first test, and by chance: without that spread it runs.
run() { # name
  "build/$1" >"build/$1.tap" 2>"build/$1.err"
  if grep -q "unexpected memory mapping" "build/$1.err"; then
    setarch -R "build/$1" >"build/$1.tap" 2>"build/$1.err"
  fi
}

judge() {
  build "$@" && run "$1"
}

judge thread thread -O1 &
judge address address,undefined -O0 &
wait

echo "TAP version 13"
cat build/*.tap
cat build/*.err >&2
echo "1..$(cat build/*.tap | grep -c '^\(not \)\?ok ')"
! grep -q '^not ok ' build/*.tap
