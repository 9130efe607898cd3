# For scripts that drive a browser; they have `home`, the folder of the dashboard. Finds Chromium, or CHROMIUM names it,
# and installs the packages that drive it.

if [ -z "${CHROMIUM:-}" ]; then
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2 && apt-get install -q -y --no-install-recommends chromium >&2
    CHROMIUM=$(command -v chromium)
  fi
  if [ -z "$CHROMIUM" ]; then
    echo "$(basename "$0"): there is no Chromium; install it, or name one in CHROMIUM" >&2
    exit 69
  fi
fi
export CHROMIUM

if ! cmp -s "$home/e2e/package-lock.json" "$home/e2e/node_modules/.lock"; then
  (cd "$home/e2e" && npm ci --no-audit --no-fund --loglevel=error >&2)
  cp "$home/e2e/package-lock.json" "$home/e2e/node_modules/.lock"
fi
