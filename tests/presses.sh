#!/bin/sh
# presses.sh - every button that handlers/ make has a feature and an action that answer it:
# "feature:action" in the code is looked up in the action table of that feature's file.
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) && trap 'rm -r "$work"' EXIT
for file in handlers/*.c; do
    feature=$(sed -n 's/^const struct feature \([a-z_]*\) = .*/\1/p' "$file")
    [ "$feature" ] || continue
    echo "$feature" >>"$work/features"
    sed -n '/^static const struct action actions/,/^};/p' "$file" |
        grep -o '{ "[a-z_]*"' | sed "s/{ \"\(.*\)\"/$feature:\1/" >>"$work/answered"
done
cat handlers/*.c bot/*.c | grep -oE '"[a-z_]+:[a-z_]+[:"]' | tr -d '"' | sed 's/:$//' |
    sort -u | grep -E "^($(paste -sd'|' "$work/features")):" |
    grep -vxFf "$work/answered" >"$work/lost"
[ -s "$work/lost" ] || exit 0
echo "Buttons that nobody answers:" >&2
cat "$work/lost" >&2
exit 1
