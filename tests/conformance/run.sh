#!/bin/sh
# run.sh BUILD_DIR - lets others judge our emulator: TDLib its HTML (BUILD_DIR/oracle), and
# the libraries that bots are written with its API (BUILD_DIR/emulator). One line a check,
# then "N passed, N failed"; status 0 when nothing failed. Needs Node 20; the libraries come
# from npm the first time.
set -u

build=$(cd "${1:?usage: run.sh BUILD_DIR}" && pwd) || exit 2
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit 2
token=4242424242:conformance-conformance-conformance
log=$(mktemp)
emulator=

finish()
{
    [ -n "$emulator" ] && kill "$emulator" 2>/dev/null
    rm -f "$log" "$log.port"
}
trap finish EXIT
trap 'exit 130' INT TERM

# npm writes this file last, so that a broken off installation is made again.
if [ ! -f "$here/node_modules/.package-lock.json" ]; then
    (cd "$here" && npm ci --no-audit --no-fund) >&2 || exit 2
fi

# A port that was free a moment ago.
free_port()
{
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1",
             () => { console.log(s.address().port); s.close(); })'
}

# Waits until the emulator answers.
await_emulator()
{
    node -e 'const end = Date.now() + 10000;
             const ask = () => fetch(process.argv[1] + "/control/state").then(
                 () => process.exit(0),
                 () => Date.now() < end ? setTimeout(ask, 20) : process.exit(1));
             ask();' "$1"
}

judge()
{
    port=$(free_port)
    "$build/emulator" --port "$port" --token "$token" >/dev/null 2>"$log.port" &
    emulator=$!
    if await_emulator "http://127.0.0.1:$port"; then
        timeout 150 node "$here/judge.js" "$1" "http://127.0.0.1:$port" "$token" | tee -a "$log"
    else
        echo "FAILED  $1: the emulator does not answer" | tee -a "$log"
    fi
    kill "$emulator" 2>/dev/null
    if wait "$emulator"; then
        echo "ok      $1: the emulator ends cleanly" | tee -a "$log"
    else
        echo "FAILED  $1: the emulator ended with status $?" | tee -a "$log"
        cat "$log.port"
    fi
    emulator=
}

# A judge that broke off says nothing, so the checks are counted too.
clients=0
for script in "$here"/clients/*.js; do
    client=$(basename "$script" .js)
    [ "$client" = play ] && continue
    clients=$((clients + 1))
    judge "$client"
done
checks=$(grep -c '' "$log")
if [ "$checks" -ne $((clients * 9)) ]; then
    echo "FAILED  $checks checks were made, not $((clients * 9))" | tee -a "$log"
fi

if [ "$(uname -sm)" != "Linux x86_64" ]; then
    echo "left out: TDLib, which npm has ready only for Linux on x86-64"
elif timeout 300 "$build/oracle" >"$log.port" 2>&1; then
    sed -n 's/^oracle: /ok      TDLib: /p' "$log.port" | tee -a "$log"
else
    tail -n 40 "$log.port"
    echo "FAILED  TDLib: the oracle disagrees" | tee -a "$log"
fi

passed=$(grep -c '^ok' "$log")
failed=$(grep -c '^FAILED' "$log")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
