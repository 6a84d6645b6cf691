#!/bin/sh
# run.sh BUILD_DIR - drives the playground's page (BUILD_DIR/playground, with
# BUILD_DIR/nastavnik-office beside it) in a real browser: one line a check, then
# "N passed, N failed"; status 0 when nothing failed. A picture of the page is left in
# BUILD_DIR/playground.png. Needs Node 20 and chromium; the driver comes from npm the
# first time.
set -u

build=$(cd "${1:?usage: run.sh BUILD_DIR}" && pwd) || exit 2
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
log=$(mktemp)
: >"$log.pid"

finish()
{
    [ -s "$log.pid" ] && [ ! -s "$log.end" ] && kill "$(cat "$log.pid")" 2>/dev/null
    rm -f "$log" "$log.said" "$log.pid" "$log.end"
}
trap finish EXIT
trap 'exit 130' INT TERM

if [ ! -x /usr/bin/chromium ]; then
    echo "run.sh: /usr/bin/chromium is not there: apt-get install chromium" >&2
    exit 2
fi
# npm writes this file last, so that a broken off installation is made again.
if [ ! -f "$here/node_modules/.package-lock.json" ]; then
    (cd "$here" && timeout 300 npm ci --no-audit --no-fund) >&2 || exit 2
fi

check() # what, then a command that is to succeed
{
    what=$1
    shift
    if "$@" >/dev/null 2>&1; then result=ok; else result=FAILED; fi
    printf '%-7s %s\n' "$result" "$what" | tee -a "$log"
}

# A port that was free a moment ago.
free_port()
{
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1",
             () => { console.log(s.address().port); s.close(); })'
}

# Begins the playground; its number and, in the end, its status are in files.
begin_playground()
{
    (
        sh -c 'echo $$ >"$1"; shift; exec "$@"' sh "$log.pid" \
            env TMPDIR="$place" "$build/playground" --port "$port" >"$log.said" 2>&1
        echo $? >"$log.end"
    ) &
}

# Ten seconds for a command to succeed.
await()
{
    for _ in $(seq 100); do
        "$@" && return 0
        sleep 0.1
    done
    return 1
}

# As by Ctrl-C.
ends_cleanly()
{
    kill -INT "$(cat "$log.pid")" && await test -s "$log.end" && [ "$(cat "$log.end")" = 0 ]
}

port=$(free_port)
place=$(mktemp -d)
begin_playground
check "the playground opens and says where" await grep -q "http://127.0.0.1:$port/" "$log.said"
timeout 240 node "$here/browser.js" "http://127.0.0.1:$port" "$build/playground.png" | tee -a "$log"
check "the playground ends cleanly" ends_cleanly
check "its database is gone with it" rmdir "$place"

# A driver that broke off says nothing, so the checks are counted too.
expected=$(grep -c '^  *await check(' "$here/browser.js")
checks=$(grep -c '' "$log")
if [ "$checks" -ne $((expected + 3)) ]; then
    echo "FAILED  $checks checks were made, not $((expected + 3))" | tee -a "$log"
fi
grep -q '^FAILED' "$log" && cat "$log.said"
passed=$(grep -c '^ok' "$log")
failed=$(grep -c '^FAILED' "$log")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
