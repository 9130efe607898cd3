#!/bin/sh
# Runs the tests of the process runner and of the sandbox again, as a user without any right of
# root's: what the kernel then enforces, and by which means, is not the same. Where a container
# engine answers, the conformance tests of the Docker runner follow, as a user who may use it.
# The project must have been compiled, with its tests.
set -eu
home=$(CDPATH='' cd -P -- "$(dirname "$0")/../.." && pwd -P)
cd "$home"
nobody=65534

if [ "$(id -u)" != 0 ]; then
  echo "as-ordinary-user: you are one: ./check has run these tests as you"
  exit 0
fi
as_user() {
  setpriv --reuid=$nobody --regid=$nobody "$groups" --no-new-privs -- env -i "$@"
}
groups=--clear-groups
. "$home/launcher/java.sh"
find_jdk
export JAVA_HOME="$java_home"
if ! command -v setpriv >/dev/null || ! (cd / && as_user "$java_home/bin/java" -version) >/dev/null 2>&1; then
  echo "as-ordinary-user: not run: it takes setpriv (util-linux), and a JDK that others may read," \
    "which $java_home is not" >&2
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
./mvnw -B -ntp -q -Dquick -pl runners/process,runners/sandbox,runners/docker -am test-compile \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/tests.classpath

# Copies, because a clone and Maven's folder are often in root's home.
class_path=
number=0
for entry in $(awk -v RS='[:\n]' '!seen[$0]++' runners/*/target/tests.classpath) \
  "$home"/runners/*/target/test-classes "$home/runners/sandbox/target/classes" \
  "$home/runners/docker/target/classes"; do
  number=$((number + 1))
  copy=$work/$number-$(basename "$entry")
  cp -r "$entry" "$copy"
  class_path=$class_path:$copy
done
chmod -R a+rX "$work"
mkdir -m 700 "$work/home" "$work/tmp"
chown $nobody:$nobody "$work/home" "$work/tmp"

cd "$work/home"
tests() {
  as_user HOME="$work/home" TMPDIR="$work/tmp" PATH="$PATH" LANG="${LANG-C.UTF-8}" \
    ASSAY_CONFORMANCE_API_KEY=conformance-secret-1 OPENROUTER_API_KEY=conformance-secret-2 \
    "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -Duser.home="$work/home" -cp "$class_path" \
    org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors \
    --details="${DETAILS-summary}" --fail-if-no-tests "$@"
}
tests --exclude-tag=slow \
  --select-package=dev.assay.runner.process --select-package=dev.assay.runner.sandbox

socket=/var/run/docker.sock
if [ -S "$socket" ] && timeout 20 docker version >/dev/null 2>&1; then
  groups=--groups=$(stat -c %g "$socket")
  tests --select-class=dev.assay.runner.docker.DockerRunnerConformanceTest
fi
