#!/bin/sh
# run.sh - the bot when there is a token, the playground when there is none.
token=$BOT_TOKEN
[ -n "$token" ] || token=$(sed -n 's/^[[:space:]]*BOT_TOKEN[[:space:]]*=[[:space:]]*//p' .env 2>/dev/null | tail -1)
[ -n "$token" ] && exec build/nastavnik run
echo "No BOT_TOKEN in .env: opening the playground. How to get a token: README.md, \"Going live\"."
exec build/playground "$@"
