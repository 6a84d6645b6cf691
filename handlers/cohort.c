/* cohort.c - begun. */
#include "handlers/features.h"

int64_t cohort_without_since(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    bool mentee = roles_of(t->db, person, p.organisation) & MENTEE;
    return mentee && !matches_count_of(t->db, person) ? p.joined_at : 0;
}

const struct feature cohort = {
    .name = "cohort",
};
