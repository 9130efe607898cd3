#!/bin/sh
# Installs Docker from Debian's or Ubuntu's packages where it is missing, starts the daemon where
# none answers, and waits for it. Where there is no init system the daemon is started by hand, with
# its log in /var/log/assay-dockerd.log.
set -eu

if docker version >/dev/null 2>&1; then
  echo "a container engine answers"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "start-docker.sh: needs root; run it as: sudo $0" >&2
  exit 77
fi
if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null ||
  ! command -v debootstrap >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "start-docker.sh: only knows apt; install Docker by hand" >&2
    exit 69
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y docker.io debootstrap
fi
if [ -d /run/systemd/system ]; then
  systemctl start docker
elif ! docker version >/dev/null 2>&1; then
  nohup dockerd >/var/log/assay-dockerd.log 2>&1 </dev/null &
fi
tries=0
until docker version >/dev/null 2>&1; do
  tries=$((tries + 1))
  if [ "$tries" -ge 60 ]; then
    echo "start-docker.sh: the daemon does not answer; see /var/log/assay-dockerd.log" >&2
    exit 69
  fi
  sleep 0.5
done
echo "a container engine answers"
