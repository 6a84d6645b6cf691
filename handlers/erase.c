/* erase.c - forgets a person. */
#include "handlers/features.h"

void erase_person(struct turn *t, int64_t person, const char *ground)
{
    struct person p = person_find(t->db, person);
    guardian_left(t, person);
    erasure_write(t->db, &p, t->now);
    person_erase(t->db, person, t->now);
    audit_add(t->db, t->now, p.organisation, 0, "person.erased", person, ground);
    if (person == t->who.id)
        leave_no_trace(t);
}
