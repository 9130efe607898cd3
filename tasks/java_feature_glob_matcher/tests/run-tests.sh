#!/usr/bin/env bash
# Compiles the code and its tests and runs them; the report goes to standard output.
set -eu
cd "$(dirname "$0")/.."
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS CLASSPATH
rm -rf build
mkdir -p build
quick=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData)
javac "${quick[@]/#/-J}" --release 17 -proc:none -encoding UTF-8 -cp build -d build \
  src/paths/*.java tests/*.java
exec java "${quick[@]}" -Xmx256m -cp build tests.Main
