/* flags.c - begun. */
#include "handlers/features.h"

struct flag flag_seen(struct turn *t, int64_t id)
{
    struct flag f = flag_find(t->db, t->who.organisation, id);
    bool seen = f.match ? match_overseen(t, f.match).id != 0 : f.id != 0;
    return seen ? f : (struct flag){ 0 };
}

size_t flags_seen(struct turn *t, int severity, struct flag *out, size_t room)
{
    size_t count = flags_open(t->db, t->who.organisation, severity, t->now, 0, out, room);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (flag_seen(t, out[i].id).id)
            out[kept++] = out[i];
    return kept;
}

const char *flag_fact(struct turn *t, const struct flag *f)
{
    return format(t, "%s %s", f->rule, f->fact);
}

const char *flag_title(struct turn *t, const struct flag *f)
{
    (void)t;
    return f->rule;
}

size_t flags_on_card(struct turn *t, struct card *c, int64_t match)
{
    struct flag some[8];
    size_t count = flags_of_match(t->db, match, true, 0, some, COUNT(some));
    for (size_t i = 0; i < count; i++)
        marked_line(c, flag_fact(t, &some[i]));
    return count;
}

const struct feature flags = {
    .name = "flags",
};
