#!/bin/sh
# audit_words.sh - every act that is written into the audit anywhere can be read: it stands
# in handlers/audit_acts.c with words in both languages, and none stands there that nobody
# writes. An act that is handed on by a function is looked for at its callers.
exec python3 - <<'PYTHON'
import glob, json, re, sys
word = re.compile(r'"([a-z_]+(?:\.[a-z0-9_%]+)+)"')
head = re.compile(r'^(static )?[\w \*]*?\b(\w+)\(([^;{}()]*(?:\([^()]*\)[^;{}()]*)*)\)\n\{', re.M)
bad = []

class Function:
    def __init__(self, path, match, text):
        self.path, self.name, self.local = path, match.group(2), bool(match.group(1))
        self.body = text[match.end():text.index('\n}', match.end())]

texts = {p: open(p).read() for d in ('handlers', 'storage', 'bot', 'office')
         for p in glob.glob(d + '/*.c')}
functions = [Function(p, m, t) for p, t in texts.items() for m in head.finditer(t)]

def calls(f, name):
    for m in re.finditer(r'\b%s\(' % name, f.body):
        depth, at = 1, m.end()
        while depth and at < len(f.body):
            depth += {'(': 1, ')': -1}.get(f.body[at], 0)
            at += 1
        yield f.body[m.end():at]

def spelled(f, act):
    """All that this pattern becomes: the words that those who call this function hand on
    or compare theirs with, and those who call them."""
    words, users = set(), {f.name}
    for _ in range(2):
        for g in functions:
            if g.path == f.path and any(True for n in users for _ in calls(g, n)):
                words |= {w for n in users for a in calls(g, n)
                          for w in re.findall(r'"([a-z]+)"', a)}
                words |= set(re.findall(r'strcmp\(word, "([a-z]+)"\)', g.body))
                users = users | {g.name} if g.local else users
    if not words:
        bad.append(f'{f.path}: {f.name}: what does {act} become?')
    return {act.replace('%s', w) for w in words}

def written(name, local, seen):
    """The acts with which that function is called."""
    found = set()
    for f in functions:
        if local and f.path != local or f.name == name:
            continue
        for arguments in calls(f, name):
            here = set(word.findall(arguments))
            key = (f.path, f.name)
            if not here and key not in seen:
                here = written(f.name, f.path if f.local else None, seen | {key})
                here = {a for a in here if a}
            if not here:  # made in this function, or of a word in this file
                here = set(word.findall(f.body)) & {a for a in word.findall(f.body)
                                                    if a.startswith('flag.')}
            here = {b for a in here for b in (spelled(f, a) if '%' in a else [a])}
            if not here:
                bad.append(f'{f.path}: {f.name}: which act does it write?')
            found |= here
    return found

acts = written('audit_add', None, frozenset())
table = dict(re.findall(r'\{ "([a-z0-9_.]+)", "(audit\.[a-z0-9_]+)", ABOUT_',
                        texts['handlers/audit_acts.c']))
if len(acts) < 50 or len(table) < 50:
    bad.append('tests/audit_words.sh: finds hardly any acts')
def stands_for(entry, act):
    if entry.endswith('.'):
        return act.startswith(entry)
    return entry == act
for act in sorted(acts):
    if not any(stands_for(e, act) for e in table):
        bad.append(f'{act}: written, and not in handlers/audit_acts.c')
for entry in sorted(table):
    if not any(stands_for(entry, a) for a in acts):
        bad.append(f'{entry}: in handlers/audit_acts.c, and nobody writes it')
nouns = set(re.findall(r'"(\w+)"', ''.join(re.findall(
    r'"audit\.kind_\w+",\s*\{(.*?)\}', texts['handlers/audit_acts.c'], re.S))))
for entry in sorted(table):
    if entry.split('.')[0] not in nouns:
        bad.append(f'{entry}: belongs to no kind')
for language in ('ru', 'en'):
    words = json.load(open(f'locales/{language}.json'))['audit']
    bad += [f'{language}: {key}: no words' for key in sorted(set(table.values()))
            if key.split('.')[1] not in words]
print('\n'.join(sorted(set(bad)))) if bad else None
sys.exit(bool(bad))
PYTHON
