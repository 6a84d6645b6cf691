/* library_names.c - does a card name somebody of the school? Names are looked for by
 * their stems, so that «Волкову» is found where Волков works. What is found is pointed at
 * and never forbidden: a name may be a common word. */
#include "handlers/library.h"

#include <string.h>

static bool has_stem(const char *stems, const char *one, size_t len)
{
    for (const char *at = stems; *at; at += strspn(at, " ")) {
        size_t next = strcspn(at, " ");
        if (next == len && strncmp(at, one, len) == 0)
            return true;
        at += next;
    }
    return false;
}

static bool shares_stem(const char *a, const char *b)
{
    for (const char *at = a; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (len && has_stem(b, at, len))
            return true;
        at += len;
    }
    return false;
}

/* The stems of names that the text has. */
static const char *named_in(struct turn *t, const char *stems)
{
    size_t count;
    const char *hits = "";
    const struct listed *all =
        people_listed(t->db, t->who.organisation, PEOPLE_ALL, t->now, &count);
    for (size_t i = 0; i < count; i++) {
        const char *name = search_stems(t, all[i].name);
        if (shares_stem(name, stems))
            hits = format(t, "%s %s", hits, name);
    }
    return hits;
}

const char *library_names(struct turn *t, const struct solution *s)
{
    static const char between[] = " \n\t,.;:!?()\"'/";
    const char *text = format(t, "%s %s %s", s->title, s->situation, s->advice);
    const char *hits = names_shown(t) ? named_in(t, search_stems(t, text)) : "";
    const char *found = "";
    for (const char *at = text; *hits && *at; at += strspn(at, between)) {
        size_t len = strcspn(at, between);
        const char *word = format(t, "%.*s", (int)len, at);
        if (shares_stem(search_stems(t, word), hits))
            found = list_with(t, found, word);
        at += len;
    }
    return found;
}
