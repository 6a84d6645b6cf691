#!/bin/sh
# run.sh SECONDS TARGET... - feeds each target garbage for so long; what it found before is
# kept in tests/fuzz/corpus/TARGET and comes first. Ends with one plain line.
seconds=$1
shift
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for target; do
    found=build/fuzz/found/$target
    mkdir -p "$found" "tests/fuzz/corpus/$target"
    if build/fuzz/"$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix=build/fuzz/ "$found" "tests/fuzz/corpus/$target" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "ok    $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
    else
        failed=$((failed + 1))
        echo "FAIL  $target"
        tail -40 "$log"
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
