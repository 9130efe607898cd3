# Starts Assay with the JVM of `java_home`. The archive's bin/assay uses it too.
# shellcheck shell=sh

# Replaces this shell by Assay from the jars in folder $1, with the task catalog of folder $2; the rest
# are the program's own arguments. The working directory stays the user's.
start() {
  lib=$1
  home=$2
  shift 2
  case ${1:-} in
    # Over before the optimising compiler and a collector with threads of its own pay off.
    '' | -* | help | version | tasks | results | show | compare | doctor | completion)
      options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
      ;;
    # Over as soon, unless there is much to resample.
    leaderboard) options=-XX:+UseSerialGC ;;
    # Leaves the cores to what is measured; the statistics of this one can take long.
    gate)
      case ${2:-} in
        calibrate) options= ;;
        *) options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' ;;
      esac
      ;;
    # Mostly waits for models and tests: the cores are theirs, not the optimising compiler's.
    run | resume) options=-XX:TieredStopAtLevel=1 ;;
    *) options= ;;
  esac
  set -- "-Dassay.home=$home" -jar "$lib/assay.jar" "$@"
  if [ -d "$lib/native" ]; then
    # Else SQLite unpacks its library to a temporary folder at every start.
    set -- "-Dorg.sqlite.lib.path=$lib/native" "$@"
  fi
  cache=$lib/assay-$java_version
  if [ -s "$cache.aot" ]; then
    set -- "-XX:AOTCache=$cache.aot" "$@"
  elif [ -s "$cache.jsa" ]; then
    set -- "-XX:SharedArchiveFile=$cache.jsa" "$@"
  fi
  # Java itself does not heed it.
  if [ -n "${TMPDIR:-}" ]; then
    set -- "-Djava.io.tmpdir=$TMPDIR" "$@"
  fi
  # Without a locale, as under cron and in CI, Java would write a question mark for every other sign.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) set -- -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "$@" ;;
  esac
  # Shells know how wide the terminal is and do not tell.
  if [ -z "${COLUMNS:-}" ] && [ -t 2 ]; then
    size=$(stty size <&2 2>/dev/null) && COLUMNS=${size#* } && export COLUMNS
  fi
  # A cache that does not fit is not used, and nothing is said of it amid the program's output.
  # Word splitting of the options is meant, file names in them are not.
  set -f
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" -Xlog:disable $options ${ASSAY_JAVA_OPTIONS:-} "$@"
}

# Writes a cache of loaded and linked classes for the jars in folder $1, from everyday commands with the
# small catalog of tasks in folder $2. Without one Assay runs as well and starts in twice the time, so a failure
# is no error.
train() {
  cache=$1/assay-$java_version
  folder=$1/training
  mkdir "$folder" || return
  for kind in "-XX:AOTCacheOutput=$cache.aot" "-XX:ArchiveClassesAtExit=$cache.jsa"; do
    (cd "$folder" && "$java_home/bin/java" "$kind" -XX:+UseSerialGC \
      "-Dorg.sqlite.lib.path=$1/native" -cp "$1/assay.jar" dev.assay.cli.Training "$2")
    if [ -s "$cache.aot" ] || [ -s "$cache.jsa" ]; then
      break
    fi
  done
  rm -rf "$folder"
  # Also when there is none: what failed once is not tried at every start.
  [ -e "$cache.aot" ] || : >"$cache.aot"
}
