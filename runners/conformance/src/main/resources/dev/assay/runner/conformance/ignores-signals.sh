# Ignores every signal that can be ignored.
trap '' HUP INT QUIT TERM USR1 USR2
echo ready
while :; do sleep 1; done
