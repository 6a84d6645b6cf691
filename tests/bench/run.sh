#!/bin/sh
# run.sh BUILD [--quick] - the bench, in a folder of its own on the disk of the build.
set -e
build=$1
shift
folder=$(mktemp -d "$build/bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT INT TERM
ulimit -n 4096
sed -n 's/^model name[[:space:]]*: /Processor: /p' /proc/cpuinfo | head -1
echo "Load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
"$build/bench" "$build/nastavnik" "$folder" "$@" || { tail -5 "$folder/log" >&2; exit 1; }
