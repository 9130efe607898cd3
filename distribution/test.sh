#!/bin/sh
# Unpacks the archive of version $1 elsewhere and runs it as on a machine without Java.
set -eu

here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
work=$(CDPATH='' cd -P -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
mkdir "$work/un packed" "$work/else where"

set -- "$here/target/assay-$1"-*.tar.gz
tar -xzf "$1" -C "$work/un packed"
set -- "$work/un packed"/assay-*/
home=${1%/}
ln -s "$home/bin/assay" "$work/assay"
cd "$work/else where"

fail() {
  echo "The archive does not work: $1" >&2
  exit 1
}

assay() {
  env -i PATH=/usr/bin:/bin ASSAY_JAVA_OPTIONS="${options:-}" "$work/assay" "$@"
}

case $(assay --version) in
  assay\ *) ;;
  *) fail 'assay --version says no version' ;;
esac

# The cache was made in another place; required, the JVM ends when it cannot be used.
options=-XX:AOTMode=on
assay --version >/dev/null || fail 'its cache of classes does not fit after a move'
options=

for task in "$home"/tasks/*/metadata.json; do
  task=${task%/metadata.json}
  assay tasks list >"$work/tasks" || fail 'assay tasks list fails'
  grep -q "${task##*/}" "$work/tasks" || fail "assay tasks list lacks ${task##*/}"
  break
done
[ -z "$(find "$work/else where" -type f)" ] || fail 'it writes to the working directory'
echo "The archive works: $home"
