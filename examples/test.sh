#!/bin/sh
# Tries the examples: the loop keeps what helps, and its cheating twin gets nothing.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)

expect() {
  grep -qxF "$2" "$1" || { echo "examples: no line '$2' in:" >&2; cat "$1" >&2; exit 1; }
}

command -v python3 >/dev/null || { echo "examples: skipped, python3 is missing" >&2; exit 0; }
output=$(mktemp)
trap 'rm -f "$output"' EXIT

"$here/optimisation-loop/loop.sh" changes >"$output" 2>&1 || { cat "$output" >&2; exit 1; }
expect "$output" "dropped: 2-wrong"
expect "$output" "kept: 3-sieve"

"$here/optimisation-loop/loop.sh" cheats >"$output" 2>&1 || { cat "$output" >&2; exit 1; }
expect "$output" "0 of 3 changes kept"
echo "examples: as they have to be"
