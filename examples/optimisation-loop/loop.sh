#!/usr/bin/env bash
# A loop that tries changes of a small program and keeps those that help, with the gate to say which.
#
#   loop.sh [changes|cheats]
#
# Every folder there is a change: files that are laid over the project. What an agent or an
# optimiser would think of, the folders have ready.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
changes="$here/${1:-changes}"
assay="${ASSAY:-$here/../../assay}"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME="$work/home"
export GIT_AUTHOR_NAME=loop GIT_AUTHOR_EMAIL=loop@localhost
export GIT_COMMITTER_NAME=loop GIT_COMMITTER_EMAIL=loop@localhost

cp -r "$here/project" "$work/primes"
cd "$work/primes"
git init -q -b main
git add --all
git commit -q -m "begin"

"$assay" gate register .
"$assay" gate run primes answers
"$assay" gate freeze-reference primes answers
"$assay" gate baseline establish primes time

kept=0
for change in "$changes"/*/; do
  name="$(basename "$change")"
  echo
  echo "== $name"
  cp -r "$change". .
  git add --all
  git commit -q -m "$name"
  if "$assay" gate run primes answers && "$assay" gate evaluate primes answers \
      && "$assay" gate run primes time && "$assay" gate evaluate primes time --explain; then
    "$assay" gate promote primes time --notes "$name"
    kept=$((kept + 1))
    echo "kept: $name"
  else
    git reset -q --hard HEAD~1
    echo "dropped: $name"
  fi
done

echo
echo "$kept of $(ls "$changes" | wc -l) changes kept"
"$assay" gate list
