#!/usr/bin/env bash
# Compiles the code and its tests and runs them; the report goes to standard output.
set -eu
cd "$(dirname "$0")/.."
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS CLASSPATH
rm -rf build
mkdir -p build
small=(-XX:+UseSerialGC -XX:-UsePerfData)
javac -J-XX:TieredStopAtLevel=1 "${small[@]/#/-J}" --release 17 -proc:none -encoding UTF-8 \
  -cp build -d build src/channels/*.java tests/*.java
# With the second compiler, which reorders most.
exec java "${small[@]}" -Xmx256m -cp build tests.Main
