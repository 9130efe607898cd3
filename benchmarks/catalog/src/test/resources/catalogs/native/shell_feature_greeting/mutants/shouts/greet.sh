#!/bin/sh
name=${1:-$(cat data/default)}
echo "HELLO, $name!"
