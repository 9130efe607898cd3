test "$(cat answer.txt)" = right
