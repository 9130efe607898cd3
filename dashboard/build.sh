#!/bin/sh
# Builds the dashboard into dist/, if its sources changed since the last time. Prints where it lies.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
cd "$home"

if command -v sha256sum >/dev/null 2>&1; then
  digest() { sha256sum "$@"; }
else
  digest() { shasum -a 256 "$@"; }
fi

sources() {
  find src public index.html vite.config.ts svelte.config.js tsconfig.json package.json package-lock.json build.sh -type f |
    LC_ALL=C sort
}

# File names here have no spaces or newlines: the names are ours.
# shellcheck disable=SC2046
now=$(digest $(sources) | digest | cut -d ' ' -f 1)
if [ -f dist/index.html ] && [ "$(cat dist/.sources 2>/dev/null)" = "$now" ]; then
  echo "$home/dist"
  exit
fi

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "dashboard: building it needs Node.js 20.19 or newer with npm; see https://nodejs.org" >&2
  exit 69
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "dashboard: Node.js $(node --version) is too old, 20.19 or newer is needed; see https://nodejs.org" >&2
  exit 69
fi

lock=$(digest package-lock.json | cut -d ' ' -f 1)
if [ "$(cat node_modules/.lock 2>/dev/null)" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error >&2
  echo "$lock" >node_modules/.lock
fi

rm -f dist/.sources
npm run --silent build -- --logLevel warn >&2
echo "$now" >dist/.sources
echo "$home/dist"
