value=$(sh ./value.sh)
[ "$value" = 42 ] || { echo "value is $value, not 42" >&2; exit 1; }
