#!/bin/sh
# tidy.sh FILE... - clang-tidy with .clang-tidy's checks; every warning is an error.
flags="-std=c11 -D_GNU_SOURCE -I. $(pkg-config --cflags libuv libcurl libcjson sqlite3 icu-i18n talloc libqrencode libsodium pangocairo)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if printf '%s\n' "$@" | xargs -n 8 -P 2 sh -c 'clang-tidy --quiet "$@" -- '"$flags" tidy >"$log" 2>/dev/null; then
    echo "clang-tidy: $# files"
    exit 0
fi
cat "$log"
exit 1
