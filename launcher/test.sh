#!/bin/sh
# Tests of the launcher with JDKs and a Maven that only pretend, in a folder with spaces in its name.
# Takes a few seconds. LAUNCHER_SHELL names another shell to run the launcher with.
set -u

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
shell=${LAUNCHER_SHELL:-sh}
# Without links in its name: macOS has /tmp be one.
work=$(CDPATH='' cd -P -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# check NAME EXPECTED ACTUAL: a pattern of `case`.
check() {
  # The pattern is meant.
  # shellcheck disable=SC2254
  case $3 in
    $2) passed=$((passed + 1)) ;;
    *)
      failed=$((failed + 1))
      printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
      ;;
  esac
}

# A JDK of version $2 in folder $1. Its java writes down its calls; in place of Assemble.java it makes
# an empty jar, and otherwise it says where it is, in which folder it runs, and its arguments.
make_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Test"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  cat >"$1/bin/java" <<'JAVA'
#!/bin/sh
for argument in "$@"; do
  case $argument in
    */Assemble.java) lib= ;;
    -XX:AOTCacheOutput=*)
      echo cache >"${argument#*=}"
      exit 0
      ;;
  esac
done
if [ "${lib-no}" != no ]; then
  while [ $# -gt 2 ]; do shift; done
  mkdir -p "$1" && : >"$1/assay.jar"
  exit 0
fi
echo "java $0"
echo "pid $$"
pwd
for argument in "$@"; do
  printf '<%s>\n' "$argument"
done
if [ -n "${FAKE_WAIT:-}" ]; then
  : >"$FAKE_WAIT.started"
  while [ ! -e "$FAKE_WAIT" ]; do sleep 0.1; done
fi
exit 7
JAVA
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# A checkout of two modules whose Maven counts its calls.
make_checkout() {
  mkdir -p "$1/.mvn" "$1/cli/src/main/java" "$1/core/src/main/java" "$1/core/src/test/java"
  cp "$here/../assay" "$1/assay"
  cp -R "$here" "$1/launcher"
  printf '<modules>\n  <module>core</module>\n  <module>cli</module>\n</modules>\n' >"$1/pom.xml"
  : >"$1/.mvn/jvm.config"
  : >"$1/core/pom.xml"
  : >"$1/core/src/main/java/A.java"
  : >"$1/core/src/test/java/ATest.java"
  : >"$1/cli/pom.xml"
  : >"$1/cli/src/main/java/Main.java"
  cat >"$1/mvnw" <<'MAVEN'
#!/bin/sh
echo built >>builds
echo '[INFO] Building Assay core 0.1.0-SNAPSHOT                  [1/2]'
echo '[INFO] Building Assay command line 0.1.0-SNAPSHOT          [2/2]'
[ -z "${FAKE_SLOW:-}" ] || sleep 1
if [ -n "${FAKE_CRASH:-}" ]; then
  echo 'no space left'
  exit 1
fi
if [ -n "${FAKE_FAILURE:-}" ]; then
  echo '[ERROR] A.java:[3,1] what is this'
  exit 1
fi
MAVEN
  chmod +x "$1/mvnw"
}

# Runs the launcher with nothing of this machine's Java in sight.
launch() {
  env -i PATH="$path" HOME="$work/user" ASSAY_USUAL_ROOT="$work/usual" "$@" \
    "$shell" "$checkout/assay" >"$work/out" 2>"$work/err"
  code=$?
  out=$(cat "$work/out")
  err=$(cat "$work/err")
}

builds() {
  wc -l <"$checkout/builds" | tr -d ' '
}

# The tools that the launcher may use, without java, and without flock where $1 says so.
make_path() {
  mkdir -p "$work/$1"
  for tool in sh dash bash busybox env cat cksum cp date find flock grep ln ls mkdir mv ps pwd readlink rm \
    sed sleep tail head tr uname; do
    case $1-$tool-$(command -v "$tool") in
      no-flock-flock-*) ;;
      *-/*) ln -sf "$(command -v "$tool")" "$work/$1/$tool" ;;
    esac
  done
}

make_path tools
make_path no-flock
path=$work/tools
checkout="$work/check out"
make_checkout "$checkout"

# Which JDK is taken.
launch
check 'no JDK at all ends with 69' 69 "$code"
check 'no JDK at all says what to install' '*no JDK 25*nstall*' "$err"
check 'no JDK at all leaves stdout alone' '' "$out"

make_jdk "$work/usual/usr/lib/jvm/java-17" 17.0.15
launch
check 'an old JDK is no JDK' 69 "$code"
check 'the newest old JDK is named' '*17.0.15 in *java-17*' "$err"

make_jdk "$work/usual/usr/lib/jvm/jdk-25.0.1" 25.0.1
make_jdk "$work/usual/opt/jdk-25.0.10" 25.0.10
make_jdk "$work/user/.sdkman/candidates/java/25.0.9" 25.0.9
launch
check 'the newest of the usual folders, by number' "*java $work/usual/opt/jdk-25.0.10/*" "$out"
check 'the exit code is the program'"'"'s' 7 "$code"

make_jdk "$work/user/.jdks/jdk-27" 27-ea
make_jdk "$work/usual/usr/lib/jvm/jre-28" 28
rm "$work/usual/usr/lib/jvm/jre-28/bin/javac"
launch
check 'an early-access JDK counts, a JRE does not' "*java $work/user/.jdks/jdk-27/*" "$out"

make_jdk "$work/on path" 25.0.2
mkdir -p "$work/bin" "$work/alternatives"
ln -s "$work/on path/bin/java" "$work/alternatives/java"
ln -s ../alternatives/java "$work/bin/java"
path=$work/bin:$work/tools
launch
check 'java on PATH goes before the usual folders, through links' "*java $work/on path/bin/java*" "$out"

make_jdk "$work/home" 25
launch JAVA_HOME="$work/home"
check 'JAVA_HOME goes before PATH' "*java $work/home/*" "$out"
launch JAVA_HOME="$work/usual/usr/lib/jvm/java-17"
check 'an old JAVA_HOME is passed over' "*java $work/on path/*" "$out"
launch JAVA_HOME="$work/nowhere"
check 'a JAVA_HOME that is not there is passed over' "*java $work/on path/*" "$out"

make_jdk "$work/assay home" 25.0.3
launch JAVA_HOME="$work/home" ASSAY_JAVA_HOME="$work/assay home"
check 'ASSAY_JAVA_HOME goes before all' "*java $work/assay home/*" "$out"
launch ASSAY_JAVA_HOME="$work/usual/usr/lib/jvm/java-17"
check 'an old ASSAY_JAVA_HOME is an error' '69 *ASSAY_JAVA_HOME=*17.0.15*' "$code $err"
launch ASSAY_JAVA_HOME="$work/nowhere"
check 'an ASSAY_JAVA_HOME that is not there is an error' '69 *ASSAY_JAVA_HOME=*nowhere*' "$code $err"

out=$(env -i PATH="$path" ASSAY_JAVA_HOME="$work/assay home" "$shell" "$checkout/assay" --java-home)
check '--java-home says which JDK, and no more' "$work/assay home" "$out"

for content in '' 'JAVA_VERSION=' 'JAVA_VERSION=""' 'JAVA_VERSION="new"' 'JAVA_VERSION="1.8.0_402"' 'JAVA'; do
  make_jdk "$work/odd" 25
  printf '%s' "$content" >"$work/odd/release"
  launch ASSAY_JAVA_HOME="$work/odd"
  check "a release file of '$content' is no JDK 25" 69 "$code"
done
printf 'JAVA_VERSION="25.0.3"' >"$work/odd/release"
launch ASSAY_JAVA_HOME="$work/odd"
check 'a release file may lack its last newline' 7 "$code"

# When it builds.
rm -rf "$checkout" && make_checkout "$checkout"
path=$work/tools
export_java="ASSAY_JAVA_HOME=$work/assay home"
launch "$export_java"
check 'the first use builds' 1 "$(builds)"
check 'and says so, module by module' '*module 1 of 2: Assay core*module 2 of 2: Assay command line*' "$err"
launch "$export_java"
check 'the second use does not build' 1 "$(builds)"
check 'and says nothing' '' "$err"
check 'the cache of classes is used' '*<-XX:AOTCache=*.aot>*' "$out"

: >"$checkout/core/src/main/java/A.java"
launch "$export_java"
check 'a changed source builds' 2 "$(builds)"
: >"$checkout/core/src/main/java/B.java"
launch "$export_java"
check 'a new source builds' 3 "$(builds)"
rm "$checkout/core/src/main/java/B.java"
launch "$export_java"
check 'a removed source builds' 4 "$(builds)"
mv "$checkout/core/src/main/java/A.java" "$checkout/core/src/main/java/C.java"
launch "$export_java"
check 'a renamed source builds' 5 "$(builds)"
: >"$checkout/.mvn/jvm.config"
launch "$export_java"
check 'a changed setting of the build builds' 6 "$(builds)"
: >"$checkout/core/src/test/java/ATest.java"
mkdir -p "$checkout/tasks/one" && : >"$checkout/tasks/one/task.json"
launch "$export_java"
check 'a test or a task builds nothing' 6 "$(builds)"
rm "$checkout"/target/assay/[0-9]*/lib/assay.jar
launch "$export_java"
check 'a missing jar builds' 7 "$(builds)"
check 'two builds are kept' 2 "$(find "$checkout/target/assay" -name started | wc -l | tr -d ' ')"

# No second build for another JDK, but a cache of its own.
launch ASSAY_JAVA_HOME="$work/home"
check 'another JDK builds nothing' 7 "$(builds)"
check 'and has a cache of its own' '*<-XX:AOTCache=*-25000000.aot>*' "$out"
launch ASSAY_JAVA_HOME="$work/home"
check 'which is made once' '' "$err"

# When the build fails.
: >"$checkout/core/src/main/java/C.java"
launch "$export_java" FAKE_FAILURE=yes
check 'a failed build ends with 69' 69 "$code"
check 'and shows the errors' '*what is this*' "$err"
check 'and runs nothing' '' "$out"
launch "$export_java" FAKE_CRASH=yes
check 'or the end of the log where Maven names none' '*no space left*' "$err"
launch "$export_java"
check 'the next use tries again' '7 10' "$code $(builds)"

# Two at the same time, with and without flock.
for path in "$work/tools" "$work/no-flock"; do
  rm -rf "$checkout" && make_checkout "$checkout"
  for _ in 1 2 3; do
    env -i PATH="$path" "$export_java" FAKE_SLOW=yes "$shell" "$checkout/assay" >>"$work/both" 2>&1 &
  done
  wait
  check "launchers at the same time build once (${path##*/})" 1 "$(builds)"
done
check 'those that wait say so' '*another build is under way*' "$(cat "$work/both")"
# Of a process that is no more.
sh -c : &
gone=$!
wait "$gone"
ln -s "$gone" "$checkout/target/assay/lock.owner"
: >"$checkout/core/src/main/java/A.java"
launch "$export_java"
check 'the lock of a dead process is taken away' '7 2' "$code $(builds)"
path=$work/tools

# A run that is under way keeps its jars.
env -i PATH="$path" "$export_java" FAKE_WAIT="$work/go on" "$shell" "$checkout/assay" run >"$work/long" &
long=$!
until [ -e "$work/go on.started" ]; do sleep 0.1; done
check 'the program has the process of the launcher, and so its signals' "*pid $long
*" "$(cat "$work/long")"
for _ in 1 2 3; do
  : >"$checkout/core/src/main/java/A.java"
  launch "$export_java"
done
jar=$(sed -n 's/^<\(.*assay.jar\)>$/\1/p' "$work/long")
check 'later builds leave the jars of a run that is under way' "$jar" "$(ls "$jar")"
: >"$work/go on"
wait "$long"

# How it is called.
out=$(env -i PATH="$path" "$export_java" "$shell" "$checkout/assay" 'two words' '' "it's" \$HOME '*' -- --help)
check 'arguments arrive as they are' "*/assay.jar>
<two words>
<>
<it's>
<\$HOME>
<\\*>
<-->
<--help>" "$out"
launch "$export_java"
check 'without a locale the output is UTF-8' '*<-Dstdout.encoding=UTF-8>*' "$out"
launch "$export_java" LANG=de_DE.ISO-8859-1
case $out in *encoding*) set_encoding=yes ;; *) set_encoding=no ;; esac
check 'a locale is heeded' no "$set_encoding"
launch "$export_java" TMPDIR=/dev/shm
check 'the folder for temporary files is heeded' '*<-Djava.io.tmpdir=/dev/shm>*' "$out"
launch "$export_java" ASSAY_JAVA_OPTIONS='-Xmx1g -Da=*'
check 'options for the JVM go before the program' '*<-Xmx1g>
<-Da=\*>
*<-jar>*' "$out"
mkdir -p "$work/else where" "$work/links"
ln -s "$checkout/assay" "$work/links/first"
ln -s first "$work/links/second"
out=$(cd "$work/else where" && env -i PATH="$path" "$export_java" "$shell" ../links/second)
check 'through links from another folder' "*
$work/else where
*<-Dassay.home=$checkout>*" "$out"
out=$(cd "$checkout" && env -i PATH="$path" "$export_java" "$shell" assay)
check 'by its bare name' "*
$checkout
*<-Dassay.home=$checkout>*" "$out"

if [ "$(id -u)" != 0 ]; then
  rm -rf "$checkout" && make_checkout "$checkout"
  chmod a-w "$checkout"
  launch "$export_java"
  check 'where nothing can be written it says so' '73 *cannot be written*' "$code $err"
  chmod u+w "$checkout"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
