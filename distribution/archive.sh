#!/bin/sh
# Makes target/assay-VERSION-OS-ARCH.tar.gz: the program, a Java with just the modules that it needs,
# the task catalog and a cache for fast starts. Maven calls it, with the JDK as JAVA_HOME.
set -eu

# shellcheck source-path=SCRIPTDIR/..
version=$1
# shellcheck disable=SC2153
jdk=$JAVA_HOME
here=$(CDPATH='' cd -P -- "$(dirname "$0")" && pwd -P)
root=${here%/*}
case $(uname -s) in
  Darwin) os=macos ;;
  *) os=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
esac
case $(uname -m) in
  arm64) arch=aarch64 ;;
  amd64) arch=x86_64 ;;
  *) arch=$(uname -m) ;;
esac
name=assay-$version-$os-$arch
home=$here/target/$name
rm -rf "$home"
mkdir -p "$home/bin"

"$jdk/bin/java" "$root/launcher/Assemble.java" \
  "$root/cli/target" "$home/lib" "$here/target/renewed"

# What the jars refer to, and what is only found at run time: the file system of zip files, and what
# management beans know of the machine.
modules=$("$jdk/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 \
  "$home"/lib/*.jar)
"$jdk/bin/jlink" --add-modules "$modules,jdk.zipfs,jdk.management" \
  --strip-debug --no-header-files --no-man-pages --output "$home/java"

cp "$here/assay" "$home/bin/assay"
cp "$root/launcher/start.sh" "$home/lib/start.sh"
cp "$root/LICENSE" "$home/LICENSE"
cp "$here/README.md" "$home/README.md"
mkdir "$home/tasks"
# Without what running the tasks' own tests leaves behind.
(cd "$root/tasks" && find . \( -name __pycache__ -o -name node_modules -o -name target -o -name .pytest_cache \) \
  -prune -o -type f -print) | (cd "$root/tasks" && tar -cf - -T -) | (cd "$home/tasks" && tar -xf -)

# shellcheck source=launcher/start.sh
. "$root/launcher/start.sh"
java_home=$home/java
java_version=bundled
train "$home/lib" "$root/launcher/training"

(cd "$here/target" && tar -czf "$name.tar.gz" "$name")
echo "$here/target/$name.tar.gz"
