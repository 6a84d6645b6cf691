#!/bin/sh
# names_alone.sh - a person's name is read in handlers/names.c alone, and where people look
# at what is stored of themselves (profile, mydata): everybody else shows names_of(), or
# name_() in a text, so that a school with codes never shows a name.
cd "$(dirname "$0")/.." || exit 1
python3 - <<'PYTHON'
import glob, os, re, sys
may = re.compile(r'handlers/(names|profile|mydata)[a-z_]*\.c$')
bad = 0
for path in sorted(glob.glob('handlers/*.c') + glob.glob('bot/*.c')):
    if may.match(path) or path.startswith('bot/command'):
        continue
    text = open(path).read()
    people = set(re.findall(r'struct person \*?(\w+)', text)) | {'who', r'person_find\([^;]*?\)'}
    reads = re.compile(r'\b(?:%s)(?:\.|->)name\b(?!\s*\()' % '|'.join(people), re.S)
    for number, line in enumerate(text.split('\n'), 1):
        if reads.search(line):
            print('%s:%d: a name past names_of(): %s' % (path, number, line.strip()))
            bad = 1
sys.exit(bad)
PYTHON
