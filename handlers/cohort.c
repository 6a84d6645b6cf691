/* cohort.c - begun. */
#include "handlers/features.h"

int64_t cohort_without_since(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    bool mentee = roles_of(t->db, person, p.organisation) & MENTEE;
    if (!mentee || member_load(t->db, person, MEMBER_MENTEE))
        return 0;
    int64_t since = p.joined_at;
    for (const struct match *m = matches_of(t->db, person, true); m->id; m++)
        since = m->ended_at > since ? m->ended_at : since;
    return since;
}

const struct feature cohort = {
    .name = "cohort",
};

int64_t cohort_waiting(struct turn *t, int64_t organisation, int64_t *since)
{
    (void)t;
    (void)organisation;
    *since = 0;
    return 0;
}
