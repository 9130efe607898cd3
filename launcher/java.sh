# Finds a JDK. What its `release` file says is enough: starting java to ask takes forty times as long.
# shellcheck shell=sh

minimum_java=25

# Sets `version` to a number that grows with the version of the JDK in folder $1, 25.0.3 to 25000003,
# and `version_name` to its name; fails when there is no JDK.
read_version() {
  version_name=
  { [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; } || return 1
  while IFS='=' read -r key value || [ -n "$key" ]; do
    case $key in
      JAVA_VERSION)
        value=${value#\"}
        version_name=${value%%\"*}
        break
        ;;
    esac
  done <"$1/release"
  numbers=${version_name%%[!0-9.]*}
  case $numbers in
    [1-9]*) ;;
    *) return 1 ;;
  esac
  major=${numbers%%.*}
  rest=${numbers#"$major"}
  rest=${rest#.}
  minor=${rest%%.*}
  rest=${rest#"$minor"}
  rest=${rest#.}
  patch=${rest%%.*}
  version=$((major * 1000000 + ${minor:-0} * 1000 + ${patch:-0}))
}

# Takes the JDK in folder $1 if it is new enough; remembers the newest of those that are not.
accept() {
  read_version "$1" || return 1
  if [ "$version" -ge $((minimum_java * 1000000)) ]; then
    java_home=$1
    java_version=$version
    return 0
  fi
  if [ "$version" -gt "$old_version" ]; then
    old_version=$version
    old_java="$version_name in $1"
  fi
  return 1
}

# Takes the newest of the folders, if any is new enough.
accept_newest() {
  best_home=
  best_version=0
  for folder in "$@"; do
    if accept "$folder" && [ "$java_version" -gt "$best_version" ]; then
      best_home=$java_home
      best_version=$java_version
    fi
  done
  java_home=$best_home
  java_version=$best_version
  [ -n "$java_home" ]
}

# Takes the JDK whose java is on PATH.
accept_path() {
  command=$(command -v java) || return 1
  while [ -h "$command" ]; do
    target=$(readlink "$command")
    case $target in
      /*) command=$target ;;
      *) command=${command%/*}/$target ;;
    esac
  done
  accept "${command%/bin/java}"
}

# Sets `java_home` and `java_version`: what ASSAY_JAVA_HOME says, else JAVA_HOME or the java on PATH
# if new enough, else the newest of the usual folders. Ends with 69 when there is none.
find_jdk() {
  java_home=
  java_version=0
  old_version=0
  old_java=
  if [ -n "${ASSAY_JAVA_HOME:-}" ]; then
    accept "$ASSAY_JAVA_HOME" && return
    echo "assay: ASSAY_JAVA_HOME=$ASSAY_JAVA_HOME is not a JDK $minimum_java or newer${old_java:+: it is $old_java}." >&2
    echo "Point it at a JDK's folder, the one that holds bin/javac, or unset it." >&2
    exit 69
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    accept "$JAVA_HOME" && return
  fi
  accept_path && return
  usual=${ASSAY_USUAL_ROOT:-}
  user=${HOME:-/nonexistent}
  accept_newest \
    "$usual"/usr/lib/jvm/* "$usual"/usr/java/* "$usual"/opt/* "$usual"/opt/java/* \
    "$usual"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$usual"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$usual"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$usual"/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "$user"/.sdkman/candidates/java/* "$user"/.jdks/* "$user"/.local/share/mise/installs/java/* \
    "$user"/.asdf/installs/java/* "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home && return
  explain_missing_jdk >&2
  exit 69
}

explain_missing_jdk() {
  echo "assay: no JDK $minimum_java or newer was found."
  if [ -n "$old_java" ]; then
    echo "The newest there is: $old_java."
  fi
  case $(uname -s) in
    Darwin)
      echo "Install one:  brew install openjdk"
      ;;
    *)
      echo "Install one:"
      echo "  Debian, Ubuntu     apt install openjdk-$minimum_java-jdk-headless, where the release has that package;"
      echo "                     else temurin-$minimum_java-jdk after adding https://adoptium.net/installation/linux"
      echo "  Fedora             dnf install java-$minimum_java-openjdk-devel"
      ;;
  esac
  echo "Or unpack one from https://adoptium.net anywhere and set ASSAY_JAVA_HOME to its folder."
  echo "Or use the archive assay-VERSION-OS-ARCH.tar.gz, which needs no JDK."
}
