#!/bin/sh
# Installs Docker from Debian's or Ubuntu's packages where it is missing, starts the daemon where
# none answers, and waits for it. Where there is no init system the daemon is started by hand, with
# its log in /var/log/assay-dockerd.log.
set -eu

answers() {
  timeout 20 docker version >/dev/null 2>&1
}

give_up() {
  echo "start-docker.sh: the daemon does not answer; see $1" >&2
  exit 69
}

if answers; then
  echo "a container engine answers"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "start-docker.sh: needs root; run it as: sudo $0" >&2
  exit 77
fi
if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "start-docker.sh: only knows apt; install Docker by hand" >&2
    exit 69
  fi
  export DEBIAN_FRONTEND=noninteractive
  timeout 60 apt-get update -q
  timeout 180 apt-get install -q -y --download-only docker.io
  # Has all it needs; to break it off would leave the packages in a state that few can mend.
  apt-get install -q -y docker.io
fi
if [ -d /run/systemd/system ]; then
  systemctl start docker
  answers || give_up "journalctl -u docker"
else
  log=/var/log/assay-dockerd.log
  setsid dockerd >"$log" 2>&1 </dev/null &
  tries=0
  until answers; do
    tries=$((tries + 1))
    if [ "$tries" -ge 60 ] || ! kill -0 "$!" 2>/dev/null; then
      give_up "$log"
    fi
    sleep 0.5
  done
fi
echo "a container engine answers"
