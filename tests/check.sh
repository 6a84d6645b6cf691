#!/bin/sh
# check.sh UNIT_TEST... -- STORY... - runs them all and counts; ends with one plain line.
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    if "$1" >"$log" 2>&1; then
        n=$(grep -c '\[       OK \]' "$log")
        passed=$((passed + n))
        echo "ok    $(basename "$1"): $n"
    else
        failed=$((failed + 1))
        echo "FAIL  $(basename "$1")"
        cat "$log"
    fi
    shift
done
[ $# -gt 0 ] && shift
if [ $# -gt 0 ]; then
    build/chat --telegram "$@" >"$log" 2>&1
    code=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -1)
    if [ -z "$line" ] || [ $code -ne 0 ]; then
        cat "$log"
    fi
    echo "stories: ${line:-no result}"
    good=${line%% passed*}
    bad=${line#*, }
    passed=$((passed + ${good:-0}))
    failed=$((failed + ${bad%% failed*} + 0))
    [ -n "$line" ] || failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
