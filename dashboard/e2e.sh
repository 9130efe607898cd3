#!/bin/sh
# Tests the dashboard in a browser, against a real `./assay serve` with runs that it makes itself.
#
#   e2e.sh [parameters of playwright]        for example: e2e.sh runs.spec.ts --project desktop
#
# ASSAY_PICTURES=1 takes the pictures of the documentation too. CHROMIUM names the browser.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
. "$home/browser.sh"

"$home/build.sh" >/dev/null
cd "$home/e2e"
"$home/node_modules/.bin/tsc" -p .
exec npx --no-install playwright test "$@"
