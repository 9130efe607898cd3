#!/bin/sh
# Tests the dashboard in a browser, against a real `./assay serve` with runs that it makes itself.
#
#   e2e.sh [parameters of playwright]        for example: e2e.sh runs.spec.ts --project desktop
#
# ASSAY_PICTURES=1 takes the pictures of the documentation too. CHROMIUM names the browser.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2 && apt-get install -q -y --no-install-recommends chromium >&2
    CHROMIUM=$(command -v chromium)
  fi
  if [ -z "$CHROMIUM" ]; then
    echo "e2e: there is no Chromium; install it, or name one in CHROMIUM" >&2
    exit 69
  fi
fi
export CHROMIUM

"$home/build.sh" >/dev/null
cd "$home/e2e"
if ! cmp -s package-lock.json node_modules/.lock; then
  npm ci --no-audit --no-fund --loglevel=error >&2
  cp package-lock.json node_modules/.lock
fi
"$home/node_modules/.bin/tsc" -p .
exec npx --no-install playwright test "$@"
