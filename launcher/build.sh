# Builds Assay when its sources have changed. Each build has a folder of its own, so that a run that
# is under way keeps its jars while a newer build starts to be used:
#
#   target/assay/current         the number of the build in use
#   target/assay/N/started       as old as the moment the build began
#   target/assay/N/sources       the modules, and a checksum of the names of their sources
#   target/assay/N/lib           the jars
# shellcheck shell=sh

# Sets `checksum` of the names of the sources of `modules`. Those newer than the file `newer_than` are
# named twice, so one look sees files that were added, removed, renamed or changed.
look_at_sources() {
  # Word splitting is meant: the modules are the project's own, without spaces.
  # shellcheck disable=SC2086
  checksum=$(
    cd "$home" || exit
    set --
    for module in $modules; do
      set -- "$@" "$module/pom.xml" "$module/src/main"
    done
    find pom.xml .mvn launcher/Assemble.java dashboard/dist "$@" -type f -print -newer "$newer_than" -print 2>/dev/null | cksum
  )
}

# Sets `build` to the folder of the build in use; fails when there is none or sources have changed.
is_built() {
  number=
  { read -r number <"$builds/current"; } 2>/dev/null || return 1
  build=$builds/$number
  { { read -r modules && read -r built_checksum; } <"$build/sources"; } 2>/dev/null || return 1
  [ -f "$build/lib/assay.jar" ] || return 1
  newer_than=$build/started
  look_at_sources
  [ "$checksum" = "$built_checksum" ]
}

# Sets `build`, after building if need be. Only one launcher builds at a time.
ensure_built() {
  builds=$home/target/assay
  if is_built; then
    is_trained || train_again
    return
  fi
  if ! mkdir -p "$builds" 2>/dev/null || ! [ -w "$builds" ]; then
    echo "assay: it has to be built, and $builds cannot be written." >&2
    exit 73
  fi
  trap 'clear_progress; exit 130' INT
  trap 'clear_progress; exit 143' TERM
  lock
  is_built || build
  unlock
  trap - INT TERM
}

# The dashboard goes into the server's jar. Only who serves it needs what builds it.
build_dashboard() {
  progress "building the dashboard, for the first time and after changes"
  sh "$home/dashboard/build.sh" >"$home/target/dashboard.log" 2>&1 || {
    clear_progress
    echo "assay: the dashboard cannot be built, only the API is served:" >&2
    tail -n 5 "$home/target/dashboard.log" | sed 's/^/  /' >&2
  }
  clear_progress
}

is_trained() {
  [ -e "$build/lib/assay-$java_version.aot" ]
}

# Another JDK than at the time of the build cannot use the cache that was made then.
train_again() {
  [ -w "$build/lib" ] || return
  lock
  if ! is_trained; then
    progress "preparing for fast starts with $java_home"
    train "$build/lib" "$home/launcher/training" >>"$home/target/build.log" 2>&1
    clear_progress
  fi
  unlock
}

build() {
  previous=$number
  number=$(date +%Y%m%d%H%M%S)-$$
  build=$builds/$number
  log=$home/target/build.log
  mkdir "$build" || exit 73
  : >"$build/started"
  modules=$(sed -n 's:.*<module>\(.*\)</module>.*:\1:p' "$home/pom.xml" | tr '\n' ' ')
  newer_than=$build/started
  look_at_sources
  progress "building, for the first time and after changes"
  run_maven || fail_to_build
  progress "collecting the jars"
  "$java_home/bin/java" -XX:TieredStopAtLevel=1 "$home/launcher/Assemble.java" \
    "$home/cli/target" "$build/lib" "$builds/renewed" >>"$log" 2>&1 || fail_to_build
  progress "preparing for fast starts"
  train "$build/lib" "$home/launcher/training" >>"$log" 2>&1
  clear_progress
  printf '%s\n%s\n' "$modules" "$checksum" >"$build/sources"
  echo "$number" >"$builds/current.new" && mv "$builds/current.new" "$builds/current"
  remove_old_builds
}

# Maven's own output goes to the log; what it says about modules becomes progress.
run_maven() {
  status=$build/maven-status
  {
    cd "$home" && JAVA_HOME=$java_home ./mvnw -B -ntp -Dstyle.color=never -Dquick \
      -Dmaven.test.skip=true -pl cli -am package 2>&1
    echo $? >"$status"
  } </dev/null | while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      '[INFO] Building '*'['*/*']')
        module=${line#'[INFO] Building '}
        module=${module%% [0-9]*}
        count=${line##*'['}
        count=${count%']'}
        progress "building, module ${count%/*} of ${count#*/}: $module"
        ;;
    esac
  done >"$log"
  read -r code <"$status"
  [ "$code" = 0 ]
}

# Maven's errors where it names some, else the end of its log.
fail_to_build() {
  clear_progress
  errors=$(grep '^\[ERROR\] .' "$log" | grep -v -i -e 'Help 1' -e 're-run Maven' -e 'mvn <args>' \
    -e 'After correcting' -e 'more information' -e '^\[ERROR\] COMPILATION ERROR' | head -n 20)
  echo "assay: the build failed; all it said is in $log:" >&2
  printf '%s\n' "${errors:-$(tail -n 20 "$log")}" | sed 's/^/  /' >&2
  rm -rf "$build"
  unlock
  exit 69
}

# Keeps the build before this one, and those that a running process names.
remove_old_builds() {
  running=$(ps -A -o args 2>/dev/null) || return
  for old in "$builds"/[0-9]*; do
    case $running in
      *"$old/"*) continue ;;
    esac
    case ${old##*/} in
      "$number" | "$previous") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# A file lock ends with its process. Without flock, as on macOS, a link is the lock and names its
# owner; whoever finds that owner dead takes it away.
lock() {
  exec 9>"$builds/lock"
  if command -v flock >/dev/null 2>&1; then
    flock -n 9 && return
    echo "assay: another build is under way; waiting for it" >&2
    flock 9
    return
  fi
  waiting=
  until ln -s "$$" "$builds/lock.owner" 2>/dev/null; do
    owner=$(readlink "$builds/lock.owner") || continue
    if ! kill -0 "$owner" 2>/dev/null; then
      mv "$builds/lock.owner" "$builds/lock.stale.$$" 2>/dev/null && rm -f "$builds/lock.stale.$$"
      continue
    fi
    [ -n "$waiting" ] || echo "assay: another build is under way (process $owner); waiting for it" >&2
    waiting=yes
    sleep 1
  done
}

unlock() {
  exec 9>&-
  if [ "$(readlink "$builds/lock.owner" 2>/dev/null)" = "$$" ]; then
    rm -f "$builds/lock.owner"
  fi
}

# On a terminal one line that changes, elsewhere a line each.
progress() {
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    printf '\r\033[Kassay: %s' "$1" >&2
  else
    echo "assay: $1" >&2
  fi
}

clear_progress() {
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    printf '\r\033[K' >&2
  fi
}
