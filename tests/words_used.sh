#!/bin/sh
# words_used.sh - no key in the code is missing from locales/, none there is unused.
# A key made at run time ("invite.role_%s") covers all that begin like it.
keys=$(mktemp); used=$(mktemp); prefixes=$(mktemp)
trap 'rm -f "$keys" "$used" "$prefixes"' EXIT
list='import json,re,sys
def flat(d,p=""):
    for k,v in d.items():
        if isinstance(v,dict): yield from flat(v,p+k+".")
        else: yield re.sub(r"(_ty)?(_(zero|one|two|few|many|other))?$","",p+k)
for k in sorted(set(flat(json.load(open("locales/ru.json"))))): print(k)'
python3 -c "$list" >"$keys" || exit 1
grep -ohE '"[a-z_]+\.[a-z0-9_+%-]+"' handlers/*.c bot/*.c locales/*.c | tr -d '"' | sort -u >"$used"
sed -n 's/%[a-z]*$//p; /_$/p' "$used" >"$prefixes"
bad=0
for key in $(cat "$keys"); do
    grep -qxF -- "$key" "$used" && continue
    found=
    for prefix in $(cat "$prefixes"); do
        case $key in "$prefix"*) found=1 ;; esac
    done
    case $key in *.menu) found=1 ;; esac
    [ -n "$found" ] || { echo "locales/ru.json: nobody says $key"; bad=1; }
done
# The terms of the glossary are made of ids: each has both its texts, and none is unlisted.
terms='import json,re,sys
texts=json.load(open("locales/ru.json"))["glossary"]
listed=set(re.findall(r"\"(\w+)\"", "".join(re.findall(r"in_\w+\[\] = \{(.*?)\}", open("handlers/glossary.c").read(), re.S))))
for part in "term_", "words_":
    there={k[len(part):] for k in texts if k.startswith(part)}
    for k in sorted(there ^ listed): print("glossary: %s%s: only in %s" % (part, k, "locales/" if k in there else "the list"))'
odd=$(python3 -c "$terms") || bad=1
[ -z "$odd" ] || { echo "$odd"; bad=1; }
# An act of erasure names each table that person_erase() empties.
tables='import json,re
texts=json.load(open("locales/ru.json"))["acts"]
for name in sorted(set(re.findall(r"\{ \"(\w+)\", &", open("storage/erase.c").read()))):
    if "rows_"+name not in texts: print("acts.rows_%s: missing, see storage/erase.c" % name)'
odd=$(python3 -c "$tables") || bad=1
[ -z "$odd" ] || { echo "$odd"; bad=1; }
exit $bad
