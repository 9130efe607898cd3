# Prints a TAP report; finds the code beside this folder.
number=0
failed=0
check() {
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $number - $1"
  else
    failed=1
    echo "not ok $number - $1"
    echo "# expected $2"
    echo "# got $3"
  fi
}
echo "1..2"
check "greets by name" "Hello, Ada!" "$(sh workspace/greet.sh Ada)"
check "greets the default" "Hello, world!" "$(sh workspace/greet.sh)"
exit $failed
