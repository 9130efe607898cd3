#!/bin/sh
# Measures how long the dashboard of a running server takes to show what it has; speed/run calls it.
#
#   speed.sh SERVER RUN ATTEMPT-WITH-A-LOG ATTEMPT-WITH-EVENTS
#
# Prints a line for each figure: runs, leaderboard, events, log, load, wheel or fling, a tab, and how long. CHROMIUM names the browser.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
. "$home/browser.sh"

cd "$home/e2e"
exec node speed.mjs "$@"
