#!/bin/sh
echo "not written"
