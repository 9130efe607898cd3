#!/bin/sh
# Makes an image for the docker runner out of Debian packages, without a registry:
#   make-image.sh languages   assay/debian-python-cpp: Python with pytest, and g++
#   make-image.sh minimal     assay/debian-minimal: a shell and the usual utilities
#   make-image.sh busybox     assay/busybox: the smallest that can run a command
# With --if-missing an image that is there is left as it is.
# The suite is bookworm unless DEBIAN_SUITE says otherwise; DEBIAN_MIRROR names another mirror.
set -eu

usage() {
  echo "usage: make-image.sh languages|minimal|busybox [--if-missing]" >&2
  exit 64
}

packages=
case "${1-}" in
  languages)
    name=assay/debian-python-cpp
    packages=python3,python3-pytest,python3-venv,g++,make
    ;;
  minimal) name=assay/debian-minimal ;;
  busybox) name=assay/busybox ;;
  *) usage ;;
esac
case "${2-}" in
  '') ;;
  --if-missing) if docker image inspect "$name" >/dev/null 2>&1; then exit 0; fi ;;
  *) usage ;;
esac

if [ "$(id -u)" -ne 0 ]; then
  echo "make-image.sh: debootstrap needs root; run it as: sudo $0 $*" >&2
  exit 77
fi
for tool in debootstrap docker; do
  if ! command -v "$tool" >/dev/null; then
    echo "make-image.sh: there is no $tool; runners/docker/images/start-docker.sh installs it" >&2
    exit 69
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

if [ "$1" = busybox ]; then
  # The package is only unpacked: the machine may have another busybox, which needs libraries.
  download=$(mktemp -d)
  (cd "$download" && apt-get download -q busybox-static && dpkg-deb -x busybox-static_*.deb .)
  mkdir -p "$folder/bin" "$folder/tmp" "$folder/etc" "$folder/proc" "$folder/sys"
  cp "$download/bin/busybox" "$folder/bin/busybox" 2>/dev/null ||
    cp "$download/usr/bin/busybox" "$folder/bin/busybox"
  rm -rf "$download"
  for applet in $("$folder/bin/busybox" --list); do
    [ "$applet" = busybox ] || ln -s busybox "$folder/bin/$applet"
  done
else
  debootstrap --variant=minbase ${packages:+"--include=$packages"} \
    "${DEBIAN_SUITE:-bookworm}" "$folder" "${DEBIAN_MIRROR:-http://deb.debian.org/debian}"
  # Lists and archives of packages are only of use to install more.
  rm -rf "$folder"/var/cache/apt/* "$folder"/var/lib/apt/lists/* "$folder"/var/log/* \
    "$folder"/usr/share/doc/* "$folder"/usr/share/man/* "$folder"/usr/share/locale/*
fi

tar -C "$folder" --one-file-system --exclude=./proc/* --exclude=./sys/* -c . |
  docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8' \
    --message "made by Assay's make-image.sh" - "$name"
echo "$name"
