# A daemon by the book: forks, leads a session, forks again, closes its streams.
# Called as: daemon.sh TOKEN [STEP]
case $2 in
  '')
    (setsid sh "$0" "$1" lead </dev/null >/dev/null 2>&1 &)
    while [ ! -e daemon-ready ]; do sleep 0.01; done
    echo ready
    sleep 600
    ;;
  lead)
    sh "$0" "$1" stay &
    exit 0
    ;;
  stay)
    trap '' HUP INT TERM
    : > daemon-ready
    while :; do sleep 1; done
    ;;
esac
