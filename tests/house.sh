#!/bin/sh
# house.sh - the rules of the house, executed: who may include whom, banned calls, the
# size of functions and files, the layout, words of people only in locales/ and forms/.
cd "$(dirname "$0")/.." || exit 1
bad=0
complain() { [ -n "$2" ] && { printf '%s\n%s\n' "$1" "$2" >&2; bad=1; }; }
sources() { find bot handlers locales storage office tests -name '*.[ch]' | sort; }

# ---- floors: an arrow may only point down ------------------------------------------
floor() { # files, then the project headers they may include
    climbing=$(grep -Hn '#include "' $1 2>/dev/null | grep -Ev "\"($2)\"")
    complain "An include that climbs (docs/architecture.md, floors):" "$climbing"
}
floor 'bot/base.[ch]'        'bot/base.h'
floor 'locales/*.[ch]'       'bot/base.h|locales/[a-z_]+.h'
floor 'locales/texts/*.[ch]' 'bot/base.h|locales/[a-z_]+.h'
floor 'locales/cities/*.[ch]' 'bot/base.h|locales/[a-z_]+.h'
floor 'storage/*.[ch]'       'bot/base.h|storage/[a-z_]+.h'
floor 'bot/http*.[ch]'       'bot/(base|http|http_call).h'
floor 'bot/telegram*.[ch]'   'bot/(base|http|messenger|telegram[a-z_]*).h|locales/marks.h'
floor 'bot/terminal*.[ch]'   'bot/(base|messenger|terminal[a-z_]*).h|locales/marks.h'
floor 'handlers/*.[ch]'      'bot/bot.h|storage/storage.h|handlers/[a-z_]+.h'
floor 'office/*.[ch]'        'bot/base.h|office/[a-z_]+.h'

only() { # a library's header, then the files that may know it
    found=$(grep -ln "#include <$1" bot/*.[ch] handlers/*.[ch] storage/*.[ch] locales/*.[ch] 2>/dev/null | grep -Ev "^($2)$")
    complain "<$1> is known outside its own files:" "$found"
}
only 'curl/'    'bot/http[a-z_]*\.[ch]'
only 'sqlite3'  'storage/(db[a-z_]*|backup)\.[ch]'
only 'uv.h'     'bot/(http[a-z_]*|telegram[a-z_]*|office|service[a-z_]*|nightly|main|command[a-z_]*)\.[ch]'
only 'unicode/' 'locales/[a-z_]+\.[ch]'
only 'microhttpd' 'none'
only 'geonames' 'none'
only 'glib' 'none'
only 'csv.h' 'bot/table\.c'
complain "A handler includes a library:" "$(grep -n '#include <' handlers/*.[ch] | grep -Ev '<(string|stdlib).h>')"
complain "A handler frees, allocates or calls back:" "$(grep -nE '\b(free|malloc|calloc|talloc_[a-z_]+|x(alloc|strdup))\(|void \*' handlers/*.[ch])"
complain "The machine speaks of the product:" "$(grep -nwiE '(mentor|mentee|curator|meeting|guardian)s?' bot/*.[ch] | grep -Ev '^bot/(main|command[a-z_]*|form_built_in)\.[ch]|^[^:]*:[0-9]+:[[:space:]]*(/\*| \*)')"

# ---- banned calls ---------------------------------------------------------------------
banned='\b(strcpy|strcat|sprintf|strtok|atoi|gets|alloca|system|popen|sleep|usleep|uv_default_loop)[[:space:]]*\('
complain "Banned calls:" "$(sources | xargs grep -nE "$banned" | grep -v '^tests/[a-z_]*/README')"
complain "curl_easy_perform outside the tests' own client:" "$(sources | xargs grep -n 'curl_easy_perform' | grep -v '^tests/')"
complain "Bare allocation:" "$(grep -nE '[^a-z_](malloc|calloc|realloc)\(' bot/*.c handlers/*.c storage/*.c locales/*.c office/*.c | grep -v '^bot/base.c')"
complain "printf outside a main file:" "$(grep -nE '[^a-z_](printf|puts)\(' bot/*.c handlers/*.c storage/*.c locales/*.c | grep -Ev '^bot/(main|command[a-z_]*)\.c')"
complain "Russian words in C (they belong in locales/):" "$(grep -nHP '"[^"]*[А-Яа-яЁё]' bot/*.[ch] handlers/*.[ch] storage/*.[ch] | grep -Ev '^[^:]*:[0-9]+:[[:space:]]*(/\*| \*)')"
complain "Words that promise work not done:" "$(sources | xargs grep -nHE '\b(TODO|FIXME|XXX|HACK)\b')"

# ---- sizes: files up to 350 lines, functions up to 50 -----------------------------------
complain "Files over 350 lines:" "$(sources | xargs wc -l | awk '$2 != "total" && $1 > 350 && $2 !~ /schema.c$/ { print $1, $2 }')"
long=$(sources | grep '\.c$' | xargs awk '
    FNR == 1 { start = 0 }
    /^{/ { start = FNR }
    /^}/ { if (start && FNR - start > 50) print FILENAME ":" start ": " FNR - start - 1 " lines"; start = 0 }')
complain "Functions over 50 lines:" "$long"

# ---- layout --------------------------------------------------------------------------------
complain "Not laid out by clang-format (make format):" "$(sources | xargs clang-format --dry-run 2>&1 | grep 'warning:' | head -5)"

# ---- a person's name is read in one place (tests/names_alone.sh) -----------------------------
tests/names_alone.sh || bad=1

# ---- every button leads somewhere (tests/presses.sh) -----------------------------------
tests/presses.sh || bad=1

# ---- every key of the words is used, and every key used is there (tests/words_used.sh) ------
tests/words_used.sh || bad=1

# ---- every act that is put on record can be read (tests/audit_words.sh) ----------------------
tests/audit_words.sh || bad=1
exit $bad
