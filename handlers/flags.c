/* flags.c - who may see a flag. */
#include "handlers/flags_card.h"

struct flag flag_seen(struct turn *t, int64_t id)
{
    struct flag f = flag_find(t->db, t->who.organisation, id);
    bool seen = f.match ? match_overseen(t, f.match).id != 0
                        : has_role(t, DIGEST_STAFF) || (has_role(t, HEAD) && !f.person);
    return seen ? f : (struct flag){ 0 };
}

size_t flags_seen(struct turn *t, int severity, struct flag *out, size_t room)
{
    size_t kept = 0,
           count = flags_open(t->db, t->who.organisation, severity, t->now, 0, out, room);
    for (size_t i = 0; i < count; i++)
        if (flag_seen(t, out[i].id).id)
            out[kept++] = out[i];
    return kept;
}

static const struct action actions[] = {
    { "act", DIGEST_READERS, flags_card_act },
    { "card", DIGEST_READERS, flags_card },
    { "end", DIGEST_READERS, flags_card_end },
    { "go", DIGEST_READERS, flags_card_go },
    { 0 },
};

const struct feature flags = { .name = "flags", .actions = actions };
