# Stops itself and a child; a stopped process does not react to SIGTERM.
sh -c 'kill -STOP $$' &
echo ready
kill -STOP $$
