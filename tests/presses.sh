#!/bin/sh
# presses.sh - every button that a handler makes leads to an action that is there.
exec python3 - <<'PYTHON'
import glob, re, sys
actions, made = {}, []
for path in glob.glob('handlers/*.c'):
    text = open(path).read()
    feature = re.search(r'const struct feature \w+ = \{\s*\.name = "(\w+)"', text)
    if feature:
        table = re.search(r'struct action actions\[\] = \{(.*?)\n\};', text, re.S)
        names = re.findall(r'\{ "(\w+)",', table.group(1)) if table else []
        actions[feature.group(1)] = set(names)
    made += [(path, m) for m in re.findall(r'"([a-z_]+):([a-z_]+)[:"]', text)]
bad = sorted({f'{path}: a button leads to {f}:{a}, which is no action'
              for path, (f, a) in made if f != 'form' and a not in actions.get(f, ())})
print('\n'.join(bad)) if bad else None
sys.exit(bool(bad))
PYTHON
