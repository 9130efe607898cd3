#!/bin/sh
# Makes an image for the docker runner out of Debian packages, without a registry:
#   make-image.sh languages   assay/debian-python-cpp: Python with pytest, and g++
#   make-image.sh swe-bench   assay/swe-bench-base: what images of SWE-bench's instances are made on
#                             where no registry has them: Python, git, patch, g++, cmake
#   make-image.sh busybox     assay/busybox: a shell and the usual utilities, for Assay's own tests
# With --if-missing an image that is there is left as it is.
# The suite is bookworm unless DEBIAN_SUITE says otherwise; DEBIAN_MIRROR names another mirror.
set -eu

usage() {
  echo "usage: make-image.sh languages|swe-bench|busybox [--if-missing]" >&2
  exit 64
}

case "${1-}" in
  languages)
    name=assay/debian-python-cpp
    packages=python3,python3-pytest,python3-venv,g++,make
    tool=debootstrap
    ;;
  swe-bench)
    name=assay/swe-bench-base
    packages=python3,python3-venv,git,patch,g++,make,cmake
    tool=debootstrap
    ;;
  busybox)
    name=assay/busybox
    tool=dpkg-deb
    ;;
  *) usage ;;
esac
case "${2-}" in
  '') ;;
  --if-missing) if docker image inspect "$name" >/dev/null 2>&1; then exit 0; fi ;;
  *) usage ;;
esac

if [ "$(id -u)" -ne 0 ]; then
  echo "make-image.sh: needs root; run it as: sudo $0 $*" >&2
  exit 77
fi
if ! command -v docker >/dev/null; then
  echo "make-image.sh: there is no docker; runners/docker/images/start-docker.sh installs it" >&2
  exit 69
fi
if ! command -v "$tool" >/dev/null; then
  if ! command -v apt-get >/dev/null; then
    echo "make-image.sh: there is no $tool, which Debian and Ubuntu have" >&2
    exit 69
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y "$tool"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

if [ "$1" = busybox ]; then
  # The package is only unpacked: the machine may have another busybox, which needs libraries.
  mkdir "$folder/root" "$folder/package"
  (
    cd "$folder/package"
    download='apt-get download -q -o APT::Sandbox::User=root busybox-static'
    $download || { apt-get update -q && $download; }
    dpkg-deb -x busybox-static_*.deb .
  )
  cd "$folder/root"
  mkdir bin tmp etc proc sys
  mv "$(find "$folder/package" -type f -path '*/bin/busybox')" bin/
  for applet in $(bin/busybox --list); do
    [ "$applet" = busybox ] || ln -s busybox "bin/$applet"
  done
else
  debootstrap --variant=minbase --include="$packages" \
    "${DEBIAN_SUITE:-bookworm}" "$folder/root" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}"
  cd "$folder/root"
  # Lists and archives of packages are only of use to install more.
  rm -rf var/cache/apt/* var/lib/apt/lists/* var/log/* usr/share/doc/* usr/share/man/* \
    usr/share/locale/*
fi

python=$(readlink usr/bin/python3 || :)
tar --one-file-system --exclude=./proc/* --exclude=./sys/* -c . |
  docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8' \
  --change "LABEL dev.assay.python=${python#python}" \
    --message "made by Assay's make-image.sh" - "$name"
echo "$name"
